import { inThrees } from './spoken-digits.ts';

/** Three groups of three; each is read digit by digit, never as a number. */
export function CodeDigits({ digits }: { digits: string }) {
  return (
    <div className="digits">
      {inThrees(digits).map((three, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be equal, and none ever moves
        <span key={place} role="img" aria-label={`${[...three].join(' ')}.`}>
          {`${three} `}
        </span>
      ))}
    </div>
  );
}
