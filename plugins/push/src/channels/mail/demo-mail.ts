/**
 * A mailbox for trying things out (示例邮箱): takes e-mail as a mail server would and keeps it in own storage, for a page that everybody can
 * see. Nothing leaves the platform. Only where the operator asks for it.
 */
import { asJson, keys, type OwnStorage, type PushChannel } from '@jiyue/sdk/plugin';
import { delivered, notes } from '../shared/answers.ts';
import { type ChannelNeeds, createChannel } from '../shared/create-channel.ts';
import { composeMail, mailCharacters } from './compose-mail.ts';
import { isMailAddress } from './mail-settings.ts';

/** Settings. */
export interface DemoMailSettings {
  /** Address that letters seem to come from. */
  readonly from: string;
  /** Letters that are kept, the latest ones. Default 100. */
  readonly keep?: number;
}

/** A letter as it is kept. */
export interface DemoLetter {
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The mailbox. */
export interface DemoMail {
  readonly channel: PushChannel;
  /** Latest first. */
  letters(): Promise<readonly DemoLetter[]>;
}

const prefix = 'demo-mail/';

/** Opens it. */
export function openDemoMail({ from, keep = 100 }: DemoMailSettings, storage: OwnStorage, needs: ChannelNeeds): DemoMail {
  const all = async () => {
    const found: { readonly key: string; readonly letter: DemoLetter }[] = [];
    for await (const key of keys(storage, prefix)) {
      const letter = await storage.get<DemoLetter>(key);
      if (letter) found.push({ key, letter });
    }
    return found.sort((a, b) => (a.letter.at < b.letter.at ? 1 : -1));
  };
  const channel = createChannel(
    {
      promise: {
        channel: 'email',
        title: { 'zh-CN': '示例邮箱', en: 'Demo mailbox' },
        honoursKey: true,
        needsConsent: true,
        kinds: ['publication', 'correction', 'withdrawal', 'digest', 'alert', 'confirmation'],
        maxCharacters: mailCharacters,
        maxBatch: 20,
        perSecond: 100,
      },
      judge: (address) => (isMailAddress(address) ? undefined : notes.addressInvalid),
      async carry(message) {
        const { subject, text } = composeMail(message, { from });
        const letter: DemoLetter = { at: needs.clock().toISOString(), to: message.address, subject: subject ?? '', text: String(text ?? '') };
        // under its key: what comes again takes the place of what was there
        await storage.write({ put: { [`${prefix}${message.key}`]: asJson(letter) } });
        const remove = (await all()).slice(keep).map(({ key }) => key);
        if (remove.length > 0) await storage.write({ remove });
        return delivered();
      },
      atATime: 1,
    },
    needs,
  );
  return { channel, letters: async () => (await all()).map(({ letter }) => letter) };
}
