import { expect, test } from 'vitest';
import { areaOf, areasOf, requirementsJson } from './requirements.ts';

test('every area of the requirements has a title in both languages', () => {
  const areas = areasOf(requirementsJson());
  expect(areas.map(({ id }) => id).toSorted()).toEqual([...new Set(requirementsJson().map(({ id }) => areaOf(id)))].toSorted());
  expect(areas.filter(({ zh, en }) => !/[\u4e00-\u9fff]/.test(zh) || !/[a-z]/.test(en))).toEqual([]);
});

test('an area without a title comes last under its id; a title without rows is an error', () => {
  const rows = [{ id: 'JY-ZZ-001' }, { id: 'JY-RES-001' }, { id: 'JY-AA-001' }];
  const titled = [{ id: 'RES', zh: '资源', en: 'Resources' }];
  expect(areasOf(rows, titled).map(({ id }) => id)).toEqual(['RES', 'AA', 'ZZ']);
  expect(() => areasOf(rows, [...titled, { id: 'QQ', zh: '无', en: 'None' }])).toThrow('area QQ');
});
