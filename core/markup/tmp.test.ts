import { test } from 'vitest';
import { renderMarkdown } from './render-markdown';
test('x', () => {
  console.log(renderMarkdown('# 見出し\n\n### deep\n\n**強調。**です @伍六三 a@b.c #12 https://example.com/x。后 www.foo.com。x\n\n　　开头\n\n- [ ] open\n- [x] done\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n```js\nconst a = "x"; // c\nfoo(1)\n```\n\n[^1]\n\n[^1]: note\n\n![x](http://e.com/a.png) ![y](/uploads/ab/c.webp) [j](javascript:alert(1)) <b>x</b> ~~del~~\nline2  \nline3',{threadId:7,postKey:'k1'}));
});
