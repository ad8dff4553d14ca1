import type { GuideCard } from '@medkig/api/guide-card';

export const digitalPost: GuideCard = {
  slug: 'digital-post',
  title: 'Læs Digital Post, eller bliv fri for den',
  kind: 'form',
  ready: 'MitID for at læse. Legitimation for at blive fritaget.',
  steps: [
    { say: 'Vil du læse din post, have hjælp af en anden eller være fri for den?', path: null, target: null },
    {
      say: 'Læse: Tryk på «Læs Digital Post». Der kan jeg ikke se med.',
      path: '/form/digital-post',
      target: { selector: 'a.read-post', label: 'Læs Digital Post' },
    },
    {
      say: 'Hjælp fra en anden: Her giver du læseadgang, og linjen under er Digital Fuldmagt.',
      path: '/form/digital-post',
      target: { selector: 'a.read-access', label: 'Giv læseadgang' },
    },
    {
      say: 'Fri for den: Tryk på «Læs om fritagelse».',
      path: '/form/digital-post',
      target: { selector: 'a.exemption', label: 'Læs om fritagelse' },
    },
    {
      say: 'Hent blanketten her. Du skal skrive den under.',
      path: '/form/digital-post/fritagelse',
      target: { selector: 'a.get-form', label: 'Hent blanket' },
    },
    {
      say: 'Her er Borgerservices åbningstider. Tag legitimation med.',
      path: '/form/digital-post/fritagelse',
      target: { selector: '#opening-hours', label: 'Åbningstider i Borgerservice' },
    },
    {
      say: 'Er du fritaget, skal du heller ikke bruge mange af de digitale løsninger.',
      path: null,
      target: null,
    },
    { say: 'Skriv udfaldet: guidet, henvist til fremmøde eller fritagelse.', path: null, target: null },
  ],
  mistakes:
    'e-Boks og Digital Post bliver forvekslet med to postkasser med forskellig post. Fritagelsen gælder ikke post fra banken.',
  refer: 'Teknik i postkassen: Digital Post-support.',
};
