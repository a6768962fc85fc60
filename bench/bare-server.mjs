/** The yardstick: node:http giving fixed bytes from memory. Told what to give by its parent, ends with it. */
import { createServer } from 'node:http';

process.once('message', (recorded) => {
  const answers = new Map(
    Object.entries(recorded).map(([path, { headers, body }]) => [path, { headers, body: Buffer.from(body, 'base64') }]),
  );
  const server = createServer((req, res) => {
    const answer = answers.get(req.url);
    if (!answer) return void res.writeHead(404).end();
    res.writeHead(200, answer.headers);
    res.end(answer.body);
  });
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
});
process.once('disconnect', () => process.exit(0));
