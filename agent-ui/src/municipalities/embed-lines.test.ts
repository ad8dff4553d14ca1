import { expect, it } from 'vitest';
import { policyLinesOf, tagOf } from './embed-lines.ts';

const embed = { origin: 'https://medkig.example', version: '0.1.0', integrity: 'sha384-abc' };

it('the tag pins its version, and says no more than it must', () => {
  expect(tagOf(embed, { site: 'vestby', language: 'da', position: 'right', colour: null })).toBe(
    `<script src="https://medkig.example/embed/0.1.0/medkig.js" async
  data-municipality="vestby"
  integrity="sha384-abc" crossorigin="anonymous"></script>`,
  );
  expect(tagOf(embed, { site: 'vestby', language: 'en', position: 'left', colour: '#145a3a' })).toContain(
    'data-municipality="vestby" data-language="en" data-position="left" data-colour="#145a3a"\n',
  );
});

it('a site’s policy lets the script come, and reach the service both ways', () => {
  expect(policyLinesOf(embed)).toBe(
    'script-src https://medkig.example\nconnect-src https://medkig.example wss://medkig.example',
  );
});
