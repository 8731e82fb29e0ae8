/**
 * One concept has one form of name: days end in Date, instants in At, web addresses in Url, what is true or false begins with a verb.
 * Names that another specification gives (OpenID Connect, CloudEvents, JSON Feed, columns of service platforms) stand as they are there.
 */
import type { ModelProperty } from '../model-ast.ts';
import { closeGate, type GateResult } from './gate.ts';
import type { World } from './world.ts';

interface NameForm {
  /** Type as the model writes it. */
  readonly type: string;
  readonly form: RegExp;
  readonly says: string;
  /** Names that are other for a reason. */
  readonly except: readonly string[];
}

const verbs = 'is|has|can|may|was|needs|closes|consents|excludes|goes|includes|keeps|uses';

const nameForms: readonly NameForm[] = [
  { type: 'DateOnly', form: /Date$/, says: 'a day ends in Date', except: ['periodStart', 'periodEnd'] },
  { type: 'Timestamp', form: /(^at|At)$/, says: 'an instant ends in At', except: ['checkPoint', 'time', 'CD_TIME', 'date_published', 'date_modified'] },
  { type: 'WebAddress', form: /(^url|Url|_url)$/, says: 'a web address ends in Url', except: ['issuer', 'redirectTo', 'backChannelLogoutUri'] },
  {
    type: 'boolean',
    form: new RegExp(`^(${verbs})[A-Z]|^consents$`),
    says: 'what is true or false begins with a verb',
    // flag: the value of a form; publish: an order; required, repeatable: words of JSON Schema; valid, hit, testInstance: older than the rule
    except: ['active', 'flag', 'hit', 'publish', 'repeatable', 'required', 'testInstance', 'valid'],
  },
];

// metadata of an identity provider: OpenID Connect Discovery names every member
const foreignTypes = new Set(['ProviderMetadata']);

/** Judges each member whose type has a form of names. */
export function checkMemberNames({ standard: { model } }: World): GateResult {
  const findings: string[] = [];
  let subjects = 0;
  for (const [type, { properties }] of model) {
    if (foreignTypes.has(type)) continue;
    for (const property of properties) {
      const found = nameForms.find((one) => one.type === property.type);
      if (!found || property.array) continue;
      subjects += 1;
      if (!fits(property, found)) findings.push(`${type}.${property.name}: ${found.says} (${found.form.source})`);
    }
  }
  return closeGate('member-names', subjects, findings);
}

const fits = ({ name }: ModelProperty, { form, except }: NameForm) => form.test(name) || except.includes(name);
