import { useEffect, useState } from 'react';
import { useConsole } from '../../app/console-context.tsx';
import { type Tab, Tabs } from '../../app/tabs.tsx';
import { useGuideCards } from '../../guide-cards/use-guide-cards.ts';
import type { UiEvent } from '../agent-event.ts';
import type { LiveState } from '../agent-state.ts';
import type { AtDesk } from '../at-desk.ts';
import { ScriptCard } from '../script-card.tsx';
import { LAST_BEFORE_LIVE, scriptLines } from '../script-lines.ts';
import type { ToolsOff } from '../tools-off.ts';
import { CardSearch } from './card-search.tsx';
import { cardOf } from './card-state.ts';
import { GuideCardView } from './guide-card-view.tsx';
import { TechnicalCards } from './technical-cards.tsx';

interface GuidePanelProps {
  me: AtDesk;
  live: LiveState;
  off: ToolsOff;
  act(event: UiEvent): void;
}

type TabName = 'guide' | 'script' | 'technical';

/** What to say next: the guide card of the citizen's page, the talk's own lines, and what helps when the page fails. */
export function GuidePanel({ me, live, off, act }: GuidePanelProps) {
  const { say } = useConsole();
  const cards = useGuideCards();
  useEffect(() => {
    if (cards.length > 0) act({ t: 'cards', cards });
  }, [cards, act]);

  const card = cardOf(live.card);
  const technical = cards.filter(({ kind }) => kind === 'technical');
  const [chosen, choose] = useState<TabName>(card ? 'guide' : 'script');
  const slug = card?.slug;
  useEffect(() => {
    if (slug) choose('guide');
  }, [slug]);

  const tabs: Tab<TabName>[] = [
    { name: 'guide', title: say('guide.tab') },
    { name: 'script', title: say('guide.tab.script') },
    ...(technical.length > 0 ? [{ name: 'technical', title: say('guide.tab.technical') } as const] : []),
  ];

  return (
    <Tabs<TabName> label={say('guide.tabs')} tabs={tabs} chosen={chosen} choose={choose}>
      {chosen === 'script' && (
        <ScriptCard me={me} state={live} from={LAST_BEFORE_LIVE} to={scriptLines.length} />
      )}
      {chosen === 'technical' && <TechnicalCards cards={technical} />}
      {chosen === 'guide' &&
        (card && live.card.open ? (
          <GuideCardView
            key={card.slug}
            card={card}
            open={live.card.open}
            live={live}
            off={off}
            mayWrite={me.may.includes('guides:write')}
            act={act}
          />
        ) : (
          <CardSearch state={live.card} act={act} />
        ))}
    </Tabs>
  );
}
