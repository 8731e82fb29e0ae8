/** JSON Patch (RFC 6902) as far as examples use it: add, replace, remove. An operation that does not apply is an error of its author. */

/** One operation. */
export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove';
  /** JSON Pointer; the last step of an `add` to a list may be "-". */
  readonly path: string;
  /** Needed by add and replace. */
  readonly value?: unknown;
}

type Container = Record<string, unknown> | unknown[];

/** A patched copy; the value given is left alone. Throws when an operation names what is not there. */
export function applyPatch(value: unknown, patch: readonly PatchOperation[]): unknown {
  return patch.reduce(applyOne, structuredClone(value));
}

function applyOne(root: unknown, { op, path, value }: PatchOperation): unknown {
  if (path === '') {
    if (op === 'remove') throw new Error('patch: the whole value cannot be removed');
    return structuredClone(value);
  }
  const steps = path
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = steps.pop() ?? '';
  const parent = steps.reduce<unknown>((node, step) => (isContainer(node) && Object.hasOwn(node, step) ? Reflect.get(node, step) : undefined), root);
  if (!isContainer(parent)) throw new Error(`patch: nothing stands at the parent of "${path}"`);
  if (Array.isArray(parent)) applyToList(parent, op, last, value, path);
  else applyToObject(parent, op, last, value, path);
  return root;
}

const isContainer = (node: unknown): node is Container => typeof node === 'object' && node !== null;

function applyToList(list: unknown[], op: PatchOperation['op'], step: string, value: unknown, path: string): void {
  const index = step === '-' && op === 'add' ? list.length : Number(step);
  const limit = op === 'add' ? list.length : list.length - 1;
  if (!/^(-|0|[1-9][0-9]*)$/.test(step) || !(index <= limit)) throw new Error(`patch: "${path}" is not in the list`);
  list.splice(index, op === 'add' ? 0 : 1, ...(op === 'remove' ? [] : [structuredClone(value)]));
}

function applyToObject(object: Record<string, unknown>, op: PatchOperation['op'], name: string, value: unknown, path: string): void {
  if (op !== 'add' && !Object.hasOwn(object, name)) throw new Error(`patch: nothing stands at "${path}"`);
  if (op === 'remove') delete object[name];
  // __proto__ is a name like any other
  else Object.defineProperty(object, name, { value: structuredClone(value), enumerable: true, configurable: true, writable: true });
}
