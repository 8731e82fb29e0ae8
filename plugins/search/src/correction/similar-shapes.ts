/** Characters that are mistaken for each other by their shape (形近字): general knowledge, one group a line. */
const groups: readonly string[] = [
  ...['己已巳', '未末', '戊戌戍', '人入', '土士', '午牛', '天夭', '侯候', '拔拨', '幕募墓慕暮', '辨辩辫', '竟竞', '博搏', '陪赔培', '税锐悦', '贷货', '折拆析'],
  ...['抵低', '抡抢', '崇祟', '赢羸', '籍藉', '帐账', '订定', '型形', '副付', '决诀', '做作', '带戴', '历厉', '度渡', '份分', '记纪', '像象', '须需', '至致'],
  ...['部步', '座坐', '权劝', '免兔', '治冶', '汆氽', '遣谴', '检捡俭', '列例', '栏拦', '洁结', '健建', '偿赏', '恢灰', '查察', '采彩', '密蜜', '即既', '暂暨'],
];

const byCharacter = new Map<string, readonly string[]>(
  groups.flatMap((group) => [...group].map((character) => [character, [...group].filter((one) => one !== character)] as const)),
);

/** Characters mistaken for this one. */
export const similarShapes = (character: string): readonly string[] => byCharacter.get(character) ?? [];
