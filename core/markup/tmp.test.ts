import { test } from 'vitest';
import fs from 'node:fs';
import { renderMarkdown, toMarkdown } from './index';
import { HOSTILE } from './hostile-shapes';
test('x', () => {
  console.log(toMarkdown('[b]粗体[/b] [i]x[/i] [url=http://a.com]链接[/url]\n第二行\n\n[quote=张三]引用[b]x[/b]\n[/quote]\n[list=1][*]one[*]two [u]u[/u][/list][code]a [b]\n c[/code][img]http://x/y.png[/img] [unknown] # 1. \n- x\n    indented [quote]open','bbcode'));
  console.log('-----'); console.log(toMarkdown('<p>I <b>just </b>got <a href="http://a.b/x(y)">link [x]</a><br>2nd</p><ul><li>a<li>b<ul><li>c</ul></ul><pre><code class="lang-js">x &lt; y\n  z</code></pre><blockquote><p>q</p><p>r</p></blockquote><table><tr><th>a|b<td>c</table><script>bad()</script><img src=x onerror=1 alt="A"> 1. foo','html'));
  console.log('-----'); console.log(toMarkdown('# not heading\n- no\n  two\n1. x\n*a* _b_ snake_case <b> @who #12 ---\n---\na|b\n-|-\n　　全角','text'));
  const t=(s:string)=>renderMarkdown(toMarkdown(s,'text')).html; console.log(t('# not heading\n- no\n    two\n1. x\n*a* _b_ snake_case <b> @who #12 ---\n---\na|b\n-|-\n　　全角 http://a.b/c_d_e &amp; \\* `x` [a](b)'));
  for (const [n, s] of Object.entries(HOSTILE)) for (const f of ['bbcode','html','text'] as const) { const a=performance.now(); toMarkdown(s(50000),f); const m=performance.now(); toMarkdown(s(100000),f); const b=performance.now(); if (b-m>120) console.log(n,f,m-a,b-m); }
  for (const s of ['[b]','[code]','[list][*]','[url=','[img]','[/b]','[quote]x[/quote]']) { const m=performance.now(); toMarkdown(s.repeat(20000),'bbcode'); const d=performance.now()-m; if (d>120) console.log(s,d); }
  for (const s of ['<b>','<p>','<ul><li>','<blockquote>','<a href="','<table><tr><td>','<div><b>']) { const m=performance.now(); const o=toMarkdown(s.repeat(20000)+'x','html'); const d=performance.now()-m; if (d>120) console.log(s,d,o.length); }
});
