/** Shells that completion scripts are made for. */

/** By the names that `jiyue completion` takes. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
