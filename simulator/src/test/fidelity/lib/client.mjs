// A handful of what programs do with the JavaScript client; each check is noted in results.txt.
import { appendFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import * as k8s from '@kubernetes/client-node';

const namespace = 'fidelity-javascript';
const config = new k8s.KubeConfig();
config.loadFromDefault();
const core = config.makeApiClient(k8s.CoreV1Api);
const apps = config.makeApiClient(k8s.AppsV1Api);
const labels = { app: 'web' };
const container = { name: 'web', image: 'busybox:1.36', command: ['sh', '-c', 'echo hello; sleep 3600'] };
const deployment = {
  metadata: { name: 'web' },
  spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [container] } } },
};

async function check(name, body) {
  let verdict = 'passed';
  try {
    await body();
  } catch (error) {
    console.log(name, error);
    verdict = 'failed';
  }
  appendFileSync('results.txt', `${verdict} ${name}\n`);
}

function expect(fact, text) {
  if (!fact) throw new Error(text);
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(fact, text) {
  for (let i = 0; i < 300; i++) {
    if (await fact()) return;
    await pause(200);
  }
  throw new Error(text);
}

const pod = async () => (await core.listNamespacedPod({ namespace, labelSelector: 'app=web' })).items[0].metadata.name;

await check('an informer sees what is created', async () => {
  const informer = k8s.makeInformer(config, `/apis/apps/v1/namespaces/${namespace}/deployments`, () => apps.listNamespacedDeployment({ namespace }));
  let ready = 0;
  informer.on('update', (seen) => (ready = seen.status.readyReplicas));
  informer.on('error', () => {});
  await informer.start();
  await apps.createNamespacedDeployment({ namespace, body: deployment });
  await until(() => ready === 2, 'never ready');
  await informer.stop();
});
await check('typed objects are read', async () => {
  const pods = await core.listNamespacedPod({ namespace });
  expect(pods.items.every((item) => item.metadata.creationTimestamp instanceof Date), 'no dates');
});
await check('logs', async () => expect((await core.readNamespacedPodLog({ namespace, name: await pod() })).includes('hello'), 'no hello'));
await check('exec', async () => {
  const out = new PassThrough();
  let said = '';
  out.on('data', (bytes) => (said += bytes));
  const status = await new Promise(async (resolve) =>
    new k8s.Exec(config).exec(namespace, await pod(), 'web', ['sh', '-c', 'echo out; exit 3'], out, null, null, false, resolve));
  expect(said === 'out\n', `said ${said}`);
  expect(status.details.causes[0].message === '3', JSON.stringify(status));
});
await check('patch', async () => {
  const body = [{ op: 'replace', path: '/spec/replicas', value: 1 }];
  const patched = await apps.patchNamespacedDeployment({ namespace, name: 'web', body });
  expect(patched.spec.replicas === 1, 'not scaled');
});
await check('a conflict is an exception with its code', async () => {
  const refused = await apps.createNamespacedDeployment({ namespace, body: deployment }).catch((error) => error);
  expect(refused.code === 409, String(refused));
});
await check('objects of any kind', async () => {
  const objects = k8s.KubernetesObjectApi.makeApiClient(config);
  const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'any', namespace }, data: { a: 'b' } };
  await objects.create(map);
  expect((await objects.read(map)).data.a === 'b', 'not read');
});
await check('delete and wait', async () => {
  await apps.deleteNamespacedDeployment({ namespace, name: 'web' });
  await until(async () => (await core.listNamespacedPod({ namespace })).items.length === 0, 'never gone');
});
process.exit(0);
