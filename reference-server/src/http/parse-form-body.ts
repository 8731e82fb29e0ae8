/** A form to a value: an object of texts. Forms come from programs that are not of this platform and are small; files have no place in them. */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';

/** Largest form. */
export const formBytes = 65_536;

/** @param contentType as it came, with the boundary where there is one */
export async function parseFormBody(bytes: Uint8Array, contentType: string): Promise<Outcome<{ readonly [name: string]: string }>> {
  const refuse = (pointer: string, rule: string) => fail({ code: 'REQUEST_INVALID', data: { findings: [{ pointer, rule }] } });
  let form: FormData;
  try {
    form = await new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': contentType } }).formData();
  } catch {
    return refuse('/body', 'form');
  }
  const found = new Map<string, string>();
  for (const [name, value] of form) {
    const pointer = `/body/${name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (typeof value !== 'string') return refuse(pointer, 'type');
    if (found.has(name)) return refuse(pointer, 'repeated');
    found.set(name, value);
  }
  return ok(Object.fromEntries(found));
}
