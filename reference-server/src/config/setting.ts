/** Kinds of settings: how a text of the environment or a value of the file becomes a checked value. */

/** Value, or the rule it breaks in both languages. */
export type Checked = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly rule: { readonly 'zh-CN': string; readonly en: string } };

/** One row of the table in `settings.ts`. */
export interface Setting {
  /** Place in the file and in ServerConfig, e.g. "limits.bodyBytes". */
  readonly key: string;
  /** Environment variable. */
  readonly variable: string;
  readonly kind: Kind;
  /** As written in the file; undefined: no value unless one is given. */
  readonly fallback: unknown;
  readonly meaning: { readonly 'zh-CN': string; readonly en: string };
}

/** Reads a value of the file, or a text of the environment. */
export interface Kind {
  readonly check: (given: unknown) => Checked;
  /** May hold a password: its value is never shown. */
  readonly isSecret?: boolean;
}

const good = (value: unknown): Checked => ({ ok: true, value });
const bad = (zh: string, en: string): Checked => ({ ok: false, rule: { 'zh-CN': zh, en } });

/** Whole number within bounds, both included. */
export const integer = (least: number, most: number): Kind => ({
  check: (given) => {
    const value = typeof given === 'string' && /^-?\d+$/.test(given) ? Number(given) : given;
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return good(value);
    return bad(`应为${least}至${most}的整数`, `must be a whole number from ${least} to ${most}`);
  },
});

/** Number from 0 to 1. */
export const share: Kind = {
  check: (given) => {
    const value = typeof given === 'string' && /^\d(\.\d+)?$/.test(given) ? Number(given) : given;
    return typeof value === 'number' && value >= 0 && value <= 1 ? good(value) : bad('应为0至1的数', 'must be a number from 0 to 1');
  },
};

/** true or false. */
export const flag: Kind = {
  check: (given) => {
    if (given === true || given === 'true' || given === '1') return good(true);
    if (given === false || given === 'false' || given === '0') return good(false);
    return bad('应为 true 或 false', 'must be true or false');
  },
};

/** One of a few words. */
export const choice = (...words: readonly string[]): Kind => ({
  check: (given) => (words.includes(given as string) ? good(given) : bad(`应为 ${words.join('、')} 之一`, `must be one of ${words.join(', ')}`)),
});

/** Text that fits a pattern. */
export const text = (pattern: RegExp, zh: string, en: string): Kind => ({
  check: (given) => (typeof given === 'string' && pattern.test(given) ? good(given) : bad(zh, en)),
});

/** The same, but its value is never shown. */
export const secret = (kind: Kind): Kind => ({ ...kind, isSecret: true });

/** A list of the kind; in the environment separated by commas. An empty text is an empty list. */
export const listOf = (kind: Kind): Kind => ({
  check: (given) => {
    const parts =
      typeof given === 'string'
        ? given
            .split(',')
            .map((part) => part.trim())
            .filter((part) => part !== '')
        : given;
    if (!Array.isArray(parts)) return bad('应为列表', 'must be a list');
    const values: unknown[] = [];
    for (const part of parts) {
      const checked = kind.check(part);
      if (!checked.ok) return checked;
      values.push(checked.value);
    }
    return good(values);
  },
});
