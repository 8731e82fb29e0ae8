/** The judged questions, in the files `jiyue search evaluate` reads, and their measure: nDCG with grades, as there. */
import { readFileSync } from 'node:fs';

/** A question with the grades of its answers: 2 answers it, 1 helps. */
export interface JudgedQuestion {
  readonly text: string;
  readonly grades: ReadonlyMap<string, number>;
}

const lines = (name: string) =>
  readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');

/** Of queries.tsv and qrels.txt. */
export function readJudged(): readonly JudgedQuestion[] {
  const grades = new Map<string, Map<string, number>>();
  for (const line of lines('qrels.txt')) {
    const [question = '', , key = '', grade = ''] = line.split(/\s+/);
    grades.set(question, (grades.get(question) ?? new Map<string, number>()).set(key, Number(grade)));
  }
  return lines('queries.tsv').map((line) => {
    const [id = '', text = ''] = line.split('\t');
    return { text, grades: grades.get(id) ?? new Map() };
  });
}

/** @param ids best first, ten of them. A question that nothing answers wants no hits: 1 without any, else 0 */
export function gradedNdcg(ids: readonly string[], grades: ReadonlyMap<string, number>): number {
  if (grades.size === 0) return ids.length === 0 ? 1 : 0;
  const gain = (grade: number, place: number) => (2 ** grade - 1) / Math.log2(place + 2);
  const gained = ids.slice(0, 10).reduce((sum, id, place) => sum + gain(grades.get(id) ?? 0, place), 0);
  const ideal = [...grades.values()]
    .toSorted((a, b) => b - a)
    .slice(0, 10)
    .reduce((sum, grade, place) => sum + gain(grade, place), 0);
  return gained / ideal;
}
