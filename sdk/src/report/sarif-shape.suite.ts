/**
 * The part of SARIF 2.1.0 (OASIS) that our log uses, closed: names, types and limits as the standard states them in
 * sections 3.13 (log), 3.14 (run), 3.19 (toolComponent), 3.27 (result), 3.28 (location), 3.29 (physicalLocation), 3.30 (region).
 */

const text = { type: 'string', minLength: 1 };
const line = { type: 'integer', minimum: 1 };
const index = { type: 'integer', minimum: 0 };
const language = { type: 'string', pattern: '^[a-zA-Z]{2}(-[a-zA-Z]{2})?$' };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const bag = { type: 'object' };
const closed = (properties: object, required: readonly string[] = []) => ({ type: 'object', properties, required, additionalProperties: false });
const message = closed({ text, markdown: text, id: text }, ['text']);
const multiformat = closed({ text, markdown: text }, ['text']);
const uri = { type: 'string', minLength: 1, pattern: "^[A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=%]+$" };
const artifactLocation = closed({ uri, uriBaseId: text, index }, ['uri']);
const region = closed({ startLine: line, startColumn: line, endLine: line, endColumn: line, snippet: closed({ text: { type: 'string' } }, ['text']) }, [
  'startLine',
]);

/** JSON Schema of a log. */
export const sarifShape = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...closed(
    {
      version: { const: '2.1.0' },
      $schema: uri,
      runs: {
        type: 'array',
        minItems: 1,
        items: closed(
          {
            tool: closed(
              {
                driver: closed(
                  {
                    name: text,
                    version: text,
                    semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
                    language,
                    rules: {
                      type: 'array',
                      uniqueItems: true,
                      items: closed({ id: text, shortDescription: multiformat, help: multiformat, defaultConfiguration: closed({ level }), properties: bag }, [
                        'id',
                      ]),
                    },
                  },
                  ['name'],
                ),
              },
              ['driver'],
            ),
            language,
            columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
            invocations: {
              type: 'array',
              items: closed(
                {
                  executionSuccessful: { type: 'boolean' },
                  startTimeUtc: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' },
                  toolExecutionNotifications: { type: 'array', items: closed({ level, message }, ['message']) },
                },
                ['executionSuccessful'],
              ),
            },
            artifacts: { type: 'array', items: closed({ location: artifactLocation }) },
            results: {
              type: 'array',
              items: closed(
                {
                  ruleId: text,
                  ruleIndex: index,
                  level,
                  message,
                  locations: {
                    type: 'array',
                    items: closed({
                      physicalLocation: closed({ artifactLocation, region, contextRegion: region }),
                      logicalLocations: { type: 'array', items: closed({ name: text, fullyQualifiedName: text, kind: text }) },
                    }),
                  },
                  partialFingerprints: { type: 'object', minProperties: 1, additionalProperties: { type: 'string', minLength: 1 } },
                  properties: bag,
                },
                ['message'],
              ),
            },
            properties: bag,
          },
          ['tool'],
        ),
      },
    },
    ['version', 'runs'],
  ),
};
