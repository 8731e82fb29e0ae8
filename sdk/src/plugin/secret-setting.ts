/** Which settings are secrets by their name: such a setting has to be marked `writeOnly`, so that it is never shown. */

const secretLike = /token|passw|secret|credential|密钥|密码|口令|令牌/i;

/** @param key name of the setting in the config schema */
export const isSecretSetting = (key: string): boolean => secretLike.test(key);
