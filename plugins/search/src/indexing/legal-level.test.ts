import { expect, test } from 'vitest';
import { legalLevelOf, legalStep } from './legal-level.ts';

test.each([
  ['法律', 1],
  ['司法解释', 0.8],
  ['行政法规', 0.7],
  ['部门规章', 0.4],
  ['地方性法规', 0],
  ['规范性文件', 0],
  [undefined, 0],
])('%s binds at step %s', (level, step) => {
  expect(legalStep(level)).toBe(step);
});

test.each([
  ['中华人民共和国虚构法', '法律'],
  ['中华人民共和国虚构法（2026年修正）', '法律'],
  ['中华人民共和国虚构法实施条例', '行政法规'],
  ['中华人民共和国虚构管理办法(试行)', '行政法规'],
  ['最高人民法院关于审理虚构纠纷案件适用法律若干问题的解释', '司法解释'],
  ['虚构省实施《中华人民共和国虚构法》办法', undefined],
  ['中华人民共和国虚构法宣传周启动', undefined],
  ['最高人民法院发布虚构案例', undefined],
  ['虚构省湿地保护条例', undefined],
])('the name %s tells %s', (title, level) => {
  expect(legalLevelOf({ kind: 'policy-document', title })).toBe(level);
});

test('what the source states counts, and news have no level', () => {
  expect(legalLevelOf({ kind: 'policy-document', title: '中华人民共和国虚构法', document: { validity: 'unknown', legalLevel: '有关法律问题的决定' } })).toBe(
    '有关法律问题的决定',
  );
  expect(legalLevelOf({ kind: 'article', title: '中华人民共和国虚构法' })).toBeUndefined();
});
