// Asks by Envoy's own published definitions. Reads one question from standard input, writes the answer as JSON.
const path = require('path');
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const deps = path.join(path.dirname(require.resolve('@grpc/grpc-js-xds/package.json')), 'deps');
const includeDirs = ['envoy-api', 'googleapis', 'protoc-gen-validate', 'xds'].map(name => path.join(deps, name));
const { address, file, service, method, request } = JSON.parse(require('fs').readFileSync(0, 'utf8'));

const definition = loader.loadSync(file, { includeDirs, keepCase: true, enums: String, longs: Number, defaults: false, oneofs: true });
const Client = service.split('.').reduce((node, name) => node[name], grpc.loadPackageDefinition(definition));
const client = new Client(address, grpc.credentials.createInsecure());
client[method](request, { deadline: Date.now() + 10000 }, (error, answer) => {
  client.close();
  if (error) {
    console.error(error.message);
    process.exit(1);
  }
  console.log(JSON.stringify(answer));
});
