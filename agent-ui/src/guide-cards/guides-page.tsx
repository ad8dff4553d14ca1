import { CardEditor } from './card-editor.tsx';
import { CardList } from './card-list.tsx';
import { CardReading } from './card-reading.tsx';
import { useShelf } from './guide-card-shelf.tsx';
import './guides.css';

/** «Guider»: the list, or the card that is open. */
export function GuidesPage({ mayWrite }: { mayWrite: boolean }) {
  const { desk } = useShelf();
  if (desk.is !== 'editing') return <CardList deleted={desk.deleted} mayWrite={mayWrite} />;
  if (mayWrite) return <CardEditor key={desk.id} editing={desk} />;
  // Who only reads never begins a new one.
  return <CardReading key={desk.id} id={desk.id} card={desk.known} />;
}
