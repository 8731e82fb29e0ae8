/**
 * Small vocabulary for closed YAML and JSON shapes. One description serves three ends: checking with every fault named,
 * the published JSON Schema 2020-12, and the words for people. Used for mapping files, where `oneOf` messages help nobody.
 */

/** One fault of a file against its shape. The words come from `describeShapeFault`. */
export interface ShapeFault {
  /** JSON Pointer (RFC 6901) to the value; for an unknown key, to the object that holds it. */
  readonly pointer: string;
  readonly rule: 'type' | 'required' | 'unknown-key' | 'enum' | 'pattern' | 'range' | 'min-items' | 'one-key' | 'one-of';
  /** Key, value or number met; depends on the rule. */
  readonly met: string;
  /** What would fit. */
  readonly expected: readonly string[];
}

/** JSON Schema fragment. */
export type SchemaPart = { readonly [keyword: string]: unknown };

/** A shape checks a value and can write itself down as JSON Schema. */
export interface Shape {
  check(value: unknown, pointer: string): readonly ShapeFault[];
  schema(): SchemaPart;
}

/** What a description says in both languages; the schema carries "zh · en". */
export type Words = readonly [zh: string, en: string];

/** The type of a JSON value in the words of JSON Schema. */
export const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

const fault = (pointer: string, rule: ShapeFault['rule'], met: string, expected: readonly string[]): readonly ShapeFault[] => [
  { pointer, rule, met, expected },
];
const wrongType = (pointer: string, value: unknown, ...expected: string[]) => fault(pointer, 'type', typeOf(value), expected);
const noted = (words: Words | undefined, part: SchemaPart): SchemaPart => (words ? { description: words.join(' · '), ...part } : part);
/** One step of a JSON Pointer, escaped (RFC 6901). */
export const pointerStep = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Text, with a pattern, or one of some words. */
export function text(words?: Words, limits: { readonly pattern?: string; readonly oneOf?: readonly string[] } = {}): Shape {
  const { pattern, oneOf } = limits;
  const matcher = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  return {
    check: (value, pointer) => {
      if (typeof value !== 'string') return wrongType(pointer, value, 'string');
      if (oneOf && !oneOf.includes(value)) return fault(pointer, 'enum', value, oneOf);
      if (matcher && !matcher.test(value)) return fault(pointer, 'pattern', value, [pattern!]);
      return [];
    },
    schema: () => noted(words, oneOf ? { enum: [...oneOf] } : { type: 'string', ...(pattern === undefined ? { minLength: 1 } : { pattern }) }),
  };
}

/** A regular expression (with the flag u), refused when it does not compile. */
export function regex(words?: Words): Shape {
  return {
    check: (value, pointer) => {
      if (typeof value !== 'string') return wrongType(pointer, value, 'string');
      try {
        new RegExp(value, 'u');
        return [];
      } catch {
        return fault(pointer, 'pattern', value, ['regex']);
      }
    },
    schema: () => noted(words, { type: 'string', minLength: 1, format: 'regex' }),
  };
}

/** true or false. */
export const flag = (words?: Words): Shape => ({
  check: (value, pointer) => (typeof value === 'boolean' ? [] : wrongType(pointer, value, 'boolean')),
  schema: () => noted(words, { type: 'boolean' }),
});

/** A whole number within limits, ends included. */
export const whole = (minimum: number, maximum: number, words?: Words): Shape => ({
  check: (value, pointer) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(pointer, value, 'integer');
    return value >= minimum && value <= maximum ? [] : fault(pointer, 'range', String(value), [String(minimum), String(maximum)]);
  },
  schema: () => noted(words, { type: 'integer', minimum, maximum }),
});

/** Exactly this value. */
export const constant = (wanted: string | number, words?: Words): Shape => ({
  check: (value, pointer) => (value === wanted ? [] : fault(pointer, 'enum', String(value), [String(wanted)])),
  schema: () => noted(words, { const: wanted }),
});

/** Any JSON value. */
export const anything = (words?: Words): Shape => ({ check: () => [], schema: () => noted(words, {}) });

/** A list with at least one member. */
export const list = (member: Shape, words?: Words): Shape => ({
  check: (value, pointer) => {
    if (!Array.isArray(value)) return wrongType(pointer, value, 'array');
    if (value.length === 0) return fault(pointer, 'min-items', '0', ['1']);
    return value.flatMap((item, index) => member.check(item, `${pointer}/${index}`));
  },
  schema: () => noted(words, { type: 'array', minItems: 1, items: member.schema() }),
});

/** An object whose keys are free, all values alike. */
export const record = (member: Shape, words?: Words, keyPattern?: string): Shape => ({
  check: (value, pointer) => {
    if (!isObject(value)) return wrongType(pointer, value, 'object');
    const matcher = keyPattern === undefined ? undefined : new RegExp(keyPattern, 'u');
    return Object.entries(value).flatMap(([key, item]) => [
      ...(matcher && !matcher.test(key) ? fault(`${pointer}/${pointerStep(key)}`, 'pattern', key, [keyPattern!]) : []),
      ...member.check(item, `${pointer}/${pointerStep(key)}`),
    ]);
  },
  schema: () =>
    noted(words, {
      type: 'object',
      minProperties: 1,
      ...(keyPattern === undefined ? {} : { propertyNames: { pattern: keyPattern } }),
      additionalProperties: member.schema(),
    }),
});

/** Members of a closed object; `exactlyOneOf` names keys of which one must stand there. */
export function object(
  members: { readonly [key: string]: Shape },
  options: { readonly required?: readonly string[]; readonly exactlyOneOf?: readonly string[]; readonly words?: Words } = {},
): Shape {
  const { required = [], exactlyOneOf = [], words } = options;
  const known = Object.keys(members);
  return {
    check: (value, pointer) => {
      if (!isObject(value)) return wrongType(pointer, value, 'object');
      const keys = Object.keys(value);
      const unknown = keys.filter((key) => !known.includes(key));
      const present = exactlyOneOf.filter((key) => keys.includes(key));
      return [
        ...unknown.flatMap((key) => fault(pointer, 'unknown-key', key, known)),
        ...required.filter((key) => !keys.includes(key)).flatMap((key) => fault(pointer, 'required', key, [key])),
        // an unknown key is likely the missing one, mistyped: one fault, not two
        ...(exactlyOneOf.length > 0 && unknown.length === 0 && present.length !== 1 ? fault(pointer, 'one-of', present.join(', '), exactlyOneOf) : []),
        ...known.filter((key) => keys.includes(key)).flatMap((key) => members[key]!.check(value[key], `${pointer}/${pointerStep(key)}`)),
      ];
    },
    schema: () =>
      noted(words, {
        type: 'object',
        additionalProperties: false,
        ...(required.length > 0 ? { required: [...required] } : {}),
        properties: Object.fromEntries(known.map((key) => [key, members[key]!.schema()])),
        ...(exactlyOneOf.length > 0 ? { oneOf: exactlyOneOf.map((key) => ({ required: [key] })) } : {}),
      }),
  };
}

/** An object with exactly one key, each key with a shape of its own. */
export const oneKey = (members: { readonly [key: string]: Shape }, words?: Words): Shape => ({
  check: (value, pointer) => {
    if (!isObject(value)) return wrongType(pointer, value, 'object');
    const keys = Object.keys(value);
    if (keys.length !== 1) return fault(pointer, 'one-key', keys.join(', '), Object.keys(members));
    const [key] = keys as [string];
    const member = Object.hasOwn(members, key) ? members[key] : undefined;
    return member ? member.check(value[key], `${pointer}/${pointerStep(key)}`) : fault(pointer, 'unknown-key', key, Object.keys(members));
  },
  schema: () =>
    noted(words, {
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
      additionalProperties: false,
      properties: Object.fromEntries(Object.entries(members).map(([key, member]) => [key, member.schema()])),
    }),
});

/** One shape per JSON type: the type chooses, so the faults are those of the form that was meant. */
export const byType = (
  forms: { readonly string?: Shape; readonly array?: Shape; readonly object?: Shape; readonly boolean?: Shape },
  words?: Words,
): Shape => ({
  check: (value, pointer) => {
    const form = forms[typeOf(value) as keyof typeof forms];
    return form ? form.check(value, pointer) : wrongType(pointer, value, ...Object.keys(forms));
  },
  schema: () => noted(words, { anyOf: Object.values(forms).map((form) => form.schema()) }),
});

/** A shape that stands apart under `$defs`, so that it may hold itself. */
export const named = (name: string, inner: () => Shape): Shape => ({
  check: (value, pointer) => inner().check(value, pointer),
  schema: () => ({ $ref: `#/$defs/${name}` }),
});

/** The same shape with words of its own. */
export const described = (inner: Shape, words: Words): Shape => ({ check: inner.check, schema: () => noted(words, inner.schema()) });

export const isObject = (value: unknown): value is { readonly [key: string]: unknown } => typeof value === 'object' && value !== null && !Array.isArray(value);
