import { type Account, readAccount } from '@medkig/api/account';
import type { ApiResult } from '@medkig/api/client';
import { listPasskeys, type Passkey } from '@medkig/api/passkey';
import type { ApiClient } from '../app/api-client.ts';

export interface SignInWays {
  account: Account;
  passkeys: readonly Passkey[];
}

export async function readAll(api: ApiClient): Promise<ApiResult<SignInWays>> {
  const [account, passkeys] = await Promise.all([api.ask(readAccount, {}), api.ask(listPasskeys, {})]);
  if (!account.ok) return account;
  if (!passkeys.ok) return passkeys;
  return { ok: true, value: { account: account.value, passkeys: passkeys.value.items } };
}
