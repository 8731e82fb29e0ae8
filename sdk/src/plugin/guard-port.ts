/** A port of the host handed to a plugin: each call asks the plugin's life and grants first. */

type AsyncPort<P> = { readonly [K in keyof P]: (...args: never[]) => Promise<unknown> };

/**
 * @param port opened when first asked for
 * @param members every member of the port; one that is left out does not compile
 * @param check throws when the plugin may not
 */
export function guardPort<P extends AsyncPort<P>, const M extends readonly (keyof P & string)[]>(
  port: () => P,
  members: M & (keyof P extends M[number] ? unknown : never),
  check: (member: keyof P & string) => void,
): P {
  const guarded: Record<string, unknown> = {};
  for (const member of members as M)
    guarded[member] = async (...args: never[]) => {
      check(member);
      return port()[member](...args);
    };
  return guarded as P;
}
