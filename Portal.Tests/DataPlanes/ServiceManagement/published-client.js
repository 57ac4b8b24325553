'use strict';
// Uses the published client as anybody would: it speaks TLS alone, so TLS is ended here in front of the door.
const tls = require('tls'), net = require('net'), https = require('https'), fs = require('fs');
const { Client } = require('3scale');

const asked = JSON.parse(fs.readFileSync(0, 'utf8'));
https.globalAgent.options.ca = asked.certificate;
const front = tls.createServer({ key: asked.key, cert: asked.certificate }, socket => {
  const door = net.connect(asked.port, '127.0.0.1');
  socket.pipe(door).pipe(socket);
  socket.on('error', () => door.destroy());
  door.on('error', () => socket.destroy());
});

const said = (client, operation, ...options) => new Promise(resolve => client[operation](...options, answer =>
  resolve({ success: answer.is_success(), status: answer.status_code, code: answer.error_code, message: answer.error_message, plan: answer.plan, usage: answer.usage_reports })));

front.listen(0, '127.0.0.1', async () => {
  const client = new Client({ host: 'localhost', port: front.address().port });
  const answers = [];
  for (const [operation, ...options] of asked.calls) {
    answers.push(await said(client, operation, ...options));
  }
  process.stdout.write(JSON.stringify(answers), () => process.exit(0));
});
