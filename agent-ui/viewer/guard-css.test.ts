import { expect, it } from 'vitest';
import { cleanCss } from './guard-css.ts';

it('an import loses its at-rule, however it is written', () => {
  expect(cleanCss('@import "a.css"; p {}')).toBe('@medkig-dropped "a.css"; p {}');
  expect(cleanCss('@IMPORT url(https://a.example/x.css);')).not.toMatch(/@import/i);
});

it('lengths that follow the height of the view follow the citizen’s', () => {
  expect(cleanCss('min-height:calc(100vh - 60px)')).toBe(
    'min-height:calc(calc(100 * var(--medkig-vh)) - 60px)',
  );
  expect(cleanCss('top:-2.5svh')).toBe('top:calc(-2.5 * var(--medkig-vh))');
  expect(cleanCss('width:5vmin')).toBe('width:calc(5 * min(1vw, var(--medkig-vh)))');
  expect(cleanCss('height:10vb')).toBe('height:calc(10 * var(--medkig-vh))');
});

it('numbers that are not such lengths stay as they are', () => {
  for (const css of [
    'width:50vw',
    '.h-100vh{color:red}',
    'a{background:url(data:image/png;base64,A9vh+1vh)}',
    'a::after{content:"100vh"}',
    "a::after{content:'it\\'s 5vh'}",
    '.x9vhy{}',
  ])
    expect(cleanCss(css)).toBe(css);
});

it('a long text without an end is read in linear time', () => {
  for (const endless of ['"\\', 'url(', "'", '1', '-', '@', '\\"', 'url(" ', '1.'])
    expect(cleanCss(endless.repeat(200_000))).toHaveLength(endless.length * 200_000);
});
