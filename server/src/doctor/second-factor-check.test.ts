import { expect, it } from 'vitest';
import { judgeSecondFactor } from './second-factor-check.ts';

const oidc = {
  ...{
    issuer: new URL('https://login.example'),
    clientId: 'medkig',
    clientSecret: 'hemmelig',
    name: 'Vestby',
  },
  ...{ roles: undefined, amr: [] },
};

it('tells when nobody has to have a second factor, and who has to', () => {
  expect(judgeSecondFactor({ secondFactorOf: [], oidc })).toMatchObject({ is: 'skipped' });
  expect(judgeSecondFactor({ secondFactorOf: ['lead', 'operator'], oidc: undefined })).toEqual({
    is: 'right',
    says: 'it is asked of these roles: lead, operator',
  });
  expect(judgeSecondFactor({ secondFactorOf: ['lead'], oidc })).toMatchObject({
    says: expect.stringContaining('OIDC_REQUIRE_AMR'),
  });
});
