/** The script of a realm and how Node has to be started for it, from the sources and from the build alike. */

// .ts when run from the sources, .js when built
const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));

/** @param name without its extension, beside this file */
export const realmScript = (name: string): URL => new URL(`./${name}${extension}`, import.meta.url);

/** From the sources our packages lead to their sources. */
export const realmConditions: readonly string[] = extension === '.ts' ? ['--conditions=@jiyue/source'] : [];
