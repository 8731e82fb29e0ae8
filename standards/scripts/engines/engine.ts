/** An engine of JSON Schema 2020-12 as the gates use it: the verdict on an instance of a named definition. */
export type Engine = (typeName: string, instance: unknown) => boolean;
