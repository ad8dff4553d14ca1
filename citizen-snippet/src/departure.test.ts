import { describe, expect, it } from 'vitest';
import { departureTo } from './departure.ts';

const here = 'https://vestby.example/selvbetjening/meld-flytning?trin=2';

describe('a link or a form leads away', () => {
  it.each([
    ['https://mitid.dk/login', 'Fortsæt', { mitid: true, host: 'mitid.dk', certain: true }],
    ['https://login.nemlog-in.dk/', '', { mitid: true, host: 'login.nemlog-in.dk', certain: true }],
    ['https://borger.dk/flytning', 'Læs mere', { mitid: false, host: 'borger.dk', certain: true }],
    ['https://idp.example/start', 'Log ind med MitID', { mitid: true, host: 'idp.example', certain: true }],
    ['http://vestby.example/', '', { mitid: false, host: 'vestby.example', certain: true }],
    ['/log-ind', 'Log ind med MitID', { mitid: true, host: '', certain: false }],
    ['https://notmitid.dk/', '', { mitid: false, host: 'notmitid.dk', certain: true }],
  ])('%s, «%s»', (address, name, departure) => {
    expect(departureTo(address, here, name)).toEqual(departure);
  });
});

describe('and this one does not', () => {
  it.each([
    ['/naeste', 'Næste trin'],
    ['', 'Næste trin'],
    ['#indhold', 'Gå til indhold'],
    ['/om-mitid', 'Hvad er MitID?'],
    ['mailto:post@vestby.example', 'Skriv til os'],
    ['tel:+4512345678', 'Ring'],
    ['javascript:void 0', 'Menu'],
    ['http://[', ''],
  ])('%s, «%s»', (address, name) => {
    expect(departureTo(address, here, name)).toBeUndefined();
  });
});
