import { useConsole } from './console-context.tsx';
import { PageHeading } from './page-heading.tsx';

export function Unreachable({ retry }: { retry(): void }) {
  const { say } = useConsole();
  return (
    <main className="lone-card card">
      <PageHeading title={say('app.unreachable')} />
      <button type="button" className="button primary" onClick={retry}>
        {say('app.retry')}
      </button>
    </main>
  );
}
