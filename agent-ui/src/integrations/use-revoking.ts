import type { ApiFailure, ApiResult } from '@medkig/api/client';
import { type RefObject, useRef, useState } from 'react';
import { useConsole } from '../app/console-context.tsx';

interface Revoking<Token> {
  /** The question before it, and the heading that takes the focus after it. */
  question: RefObject<HTMLDialogElement | null>;
  heading: RefObject<HTMLHeadingElement | null>;
  /** The one that the question is about. */
  token: Token | undefined;
  failed: ApiFailure | undefined;
  ask(token: Token): void;
  revoke(): Promise<void>;
}

/** Revoking one of the API tokens of a list, once that is asked. */
export function useRevoking<Token extends { id: string; name: string }>(
  send: (id: string) => Promise<ApiResult<unknown>>,
  onChanged: () => void,
): Revoking<Token> {
  const { say, announce } = useConsole();
  const [failed, setFailed] = useState<ApiFailure>();
  const [token, setToken] = useState<Token>();
  const question = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  return {
    question,
    heading,
    token,
    failed,
    ask(asked) {
      setToken(asked);
      question.current?.showModal();
    },
    async revoke() {
      if (!token) return;
      const answer = await send(token.id);
      setFailed(answer.ok ? undefined : answer.reason);
      if (!answer.ok) return;
      announce(say('tokens.revoked', { name: token.name }));
      // Its row goes, and the button in it.
      heading.current?.focus();
      onChanged();
    },
  };
}
