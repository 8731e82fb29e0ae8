/** Seeded variants of good instances: what a member of one says put into another, members dropped, texts cut, lengthened and swapped. */

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An endless stream of variants. @param pool instances to start from and to borrow from, at least one */
export function* variants(pool: readonly unknown[], seed: number): Generator<unknown> {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  for (;;) {
    const copy = structuredClone(pick(pool));
    for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes -= 1) change(copy, structuredClone(pick(pool)), random, pick);
    yield copy;
  }
}

type Holder = Record<string, unknown>;
const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

function change(target: unknown, donor: unknown, random: () => number, pick: <T>(list: readonly T[]) => T): void {
  let [holder, other] = [target, donor];
  for (;;) {
    if (!isHolder(holder)) return;
    const names = [...new Set([...Object.keys(holder), ...(isHolder(other) && !Array.isArray(other) ? Object.keys(other) : [])])];
    if (names.length === 0) return;
    const name = pick(names);
    const lent: unknown = isHolder(other) ? other[name] : undefined;
    if (isHolder(holder[name]) && random() < 0.7) [holder, other] = [holder[name], lent];
    else return void apply(holder, name, lent, random);
  }
}

function apply(holder: Holder, name: string, lent: unknown, random: () => number): void {
  const value = holder[name];
  const way = random();
  if (lent !== undefined && way < 0.4) holder[name] = lent;
  else if (way < 0.55) {
    if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else delete holder[name];
  } else if (typeof value === 'string') holder[name] = textOf(value, random);
  else if (typeof value === 'number') holder[name] = value + Math.floor(random() * 7) - 3;
  else if (typeof value === 'boolean') holder[name] = !value;
  else if (!Array.isArray(holder) && way > 0.97) holder['unknownMember'] = 1;
}

function textOf(value: string, random: () => number): string {
  const way = random();
  const at = Math.floor(random() * value.length);
  if (way < 0.4) return value.replace(/\d(?=\D*$)/, String(Math.floor(random() * 10)));
  if (way < 0.6) return value.slice(0, at);
  if (way < 0.8) return `${value}${'域'.repeat(1 + Math.floor(random() * 60))}`;
  return value.slice(0, at) + String.fromCodePoint(0x4e00 + Math.floor(random() * 500)) + value.slice(at + 1);
}
