import type { GuideCard } from '@medkig/api/guide-card';
import { useConsole } from '../../app/console-context.tsx';
import './technical-cards.css';

/** For when the page or the browser does not work: to be read, whatever card leads. */
export function TechnicalCards({ cards }: { cards: readonly GuideCard[] }) {
  const { say } = useConsole();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="technical-cards" aria-label={say('guide.tab.technical')} tabIndex={0}>
      {cards.map(({ slug, title, steps, refer }) => (
        <section key={slug} aria-labelledby={`technical-${slug}`}>
          <h2 id={`technical-${slug}`}>{title}</h2>
          <ol>
            {steps.map(({ say }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the card
              <li key={at}>{say}</li>
            ))}
          </ol>
          {refer && <p className="muted">{refer}</p>}
        </section>
      ))}
    </section>
  );
}
