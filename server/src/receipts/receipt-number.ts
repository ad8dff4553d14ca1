/** Without 0 and O, 1 and I: a citizen may read the number aloud. Thirty-two signs, five bits each. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** «K7F3-92QD». @param random five bytes */
export function receiptNumber(random: Uint8Array): string {
  let bits = random.reduce((all, byte) => all * 256n + BigInt(byte), 0n);
  let text = '';
  for (let place = 0; place < 8; place += 1) {
    text += signs[Number(bits % 32n)];
    bits /= 32n;
  }
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
