/** The cookie of a reader's choice: name and value are the same for everybody, so that it can never tell a person. */
const choiceName = /^jiyue(-[a-z]{2,20}){1,4}$/;
const yearSeconds = 31_536_000;

/**
 * @param name as the OpenAPI document of the plugin declares it
 * @param baseUrl as the caller used it: over TLS the cookie stays there
 * @throws RangeError when the operation declares no choice, or one of another name
 */
export function choiceCookie(name: string | undefined, isOn: boolean, baseUrl: string): string {
  if (name === undefined || !choiceName.test(name))
    throw new RangeError(`choice: "${name ?? ''}" is no name of a choice; declare x-jiyue-choice with "jiyue-" and words of small letters`);
  const attributes = `Path=/; HttpOnly; SameSite=Lax${baseUrl.startsWith('https:') ? '; Secure' : ''}`;
  return isOn ? `${name}=1; Max-Age=${yearSeconds}; ${attributes}` : `${name}=; Max-Age=0; ${attributes}`;
}
