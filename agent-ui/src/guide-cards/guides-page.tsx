import { CardEditor } from './card-editor.tsx';
import { CardList } from './card-list.tsx';
import { useShelf } from './guide-card-shelf.tsx';
import './guides.css';

/** «Guider»: the list, or the card that is open. */
export function GuidesPage() {
  const { desk } = useShelf();
  return desk.is === 'editing' ? (
    <CardEditor key={desk.id} editing={desk} />
  ) : (
    <CardList deleted={desk.deleted} />
  );
}
