/** What can be said about the Kubernetes manifests without a cluster: by the API's own schemas, and where one names another. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate as deployment } from 'kubernetes-models/_schemas/IoK8sApiAppsV1Deployment';
import { validate as statefulSet } from 'kubernetes-models/_schemas/IoK8sApiAppsV1StatefulSet';
import { validate as namespace } from 'kubernetes-models/_schemas/IoK8sApiCoreV1Namespace';
import { validate as service } from 'kubernetes-models/_schemas/IoK8sApiCoreV1Service';
import { validate as networkPolicy } from 'kubernetes-models/_schemas/IoK8sApiNetworkingV1NetworkPolicy';
import { validate as podDisruptionBudget } from 'kubernetes-models/_schemas/IoK8sApiPolicyV1PodDisruptionBudget';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';

const folder = join(import.meta.dirname, '../../deploy');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const schemas: Record<string, ((data: unknown) => boolean) & { errors?: unknown }> = {
  Deployment: deployment,
  StatefulSet: statefulSet,
  Namespace: namespace,
  Service: service,
  NetworkPolicy: networkPolicy,
  PodDisruptionBudget: podDisruptionBudget,
};

const labels = v.record(v.string(), v.string());
const containerSchema = v.object({
  name: v.string(),
  env: v.optional(v.array(v.object({ name: v.string(), value: v.optional(v.string()) })), []),
  ports: v.array(v.object({ name: v.string(), containerPort: v.number() })),
  readinessProbe: v.looseObject({}),
  livenessProbe: v.optional(v.looseObject({})),
  resources: v.object({
    requests: v.object({ cpu: v.string(), memory: v.string() }),
    limits: v.object({ cpu: v.string(), memory: v.pipe(v.string(), v.regex(/^\d+[MG]i$/)) }),
  }),
  securityContext: v.object({
    allowPrivilegeEscalation: v.literal(false),
    readOnlyRootFilesystem: v.literal(true),
    capabilities: v.object({ drop: v.tuple([v.literal('ALL')]), add: v.optional(v.array(v.string()), []) }),
  }),
  volumeMounts: v.array(v.object({ name: v.string(), mountPath: v.string() })),
});
const podSchema = v.object({
  automountServiceAccountToken: v.literal(false),
  terminationGracePeriodSeconds: v.optional(v.number()),
  securityContext: v.object({
    runAsNonRoot: v.literal(true),
    seccompProfile: v.object({ type: v.literal('RuntimeDefault') }),
  }),
  containers: v.tuple([containerSchema]),
  volumes: v.array(
    v.object({
      name: v.string(),
      secret: v.optional(v.object({ secretName: v.picklist(['medkig', 'edge']) })),
      configMap: v.optional(v.object({ name: v.string() })),
    }),
  ),
});
const workloadSchema = v.object({
  metadata: v.object({ name: v.string() }),
  spec: v.object({
    replicas: v.number(),
    serviceName: v.optional(v.string()),
    template: v.object({ metadata: v.object({ labels }), spec: podSchema }),
    volumeClaimTemplates: v.optional(v.array(v.object({ metadata: v.object({ name: v.string() }) })), []),
  }),
});
const kindSchema = v.object({ kind: v.string(), metadata: v.object({ name: v.string() }) });

const manifests = globSync('kubernetes/*.yaml', { cwd: folder })
  .toSorted()
  .flatMap((file) =>
    parseAllDocuments(read(file)).map((document) => {
      const manifest: unknown = document.toJS();
      const { kind, metadata } = v.parse(kindSchema, manifest);
      return { file, manifest, kind, what: `${kind} ${metadata.name}` };
    }),
  );
const workloads = manifests
  .filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet')
  .map(({ what, manifest }) => ({ what, ...v.parse(workloadSchema, manifest) }));

/** Notes which fields a schema has looked at: the API's schemas let others pass, the API does not. */
function watched(value: unknown, path: string, unseen: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, watched(part, `${path}.${key}`, unseen)]),
  );
  for (const key of Object.keys(value)) if (!Array.isArray(value)) unseen.add(`${path}.${key}`);
  if (Array.isArray(value)) return Object.values(inner);
  return new Proxy(inner, {
    get: (target, key) => {
      unseen.delete(`${path}.${String(key)}`);
      return Reflect.get(target, key);
    },
  });
}

function faultsOf(kind: string, manifest: unknown): unknown {
  const validate = schemas[kind];
  if (!validate) return `no schema of ${kind}`;
  const unseen = new Set<string>();
  if (!validate(watched(manifest, '', unseen))) return validate.errors;
  return [...unseen];
}

it.each(manifests)('$what is what the Kubernetes API calls one', ({ kind, manifest }) => {
  expect(faultsOf(kind, manifest)).toEqual([]);
});

it('a word that the API does not know, or a text for a number, would be noticed', () => {
  const container = { name: 'x', imge: 'x', ports: [{ containerPort: 80 }] };
  const spec = { selector: {}, template: { spec: { containers: [container] } } };
  const wrong = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'x' }, spec };
  expect(faultsOf('Deployment', wrong)).toEqual(['.spec.template.spec.containers.0.imge']);
  expect(faultsOf('Deployment', { ...wrong, spec: { ...spec, replicas: '2' } })).not.toEqual([]);
});

it('kustomization.yaml lists every file, and the settings are those of .env.example', () => {
  const { resources } = v.parse(
    v.object({ resources: v.array(v.string()) }),
    parse(read('kustomization.yaml')),
  );
  expect(resources.toSorted()).toEqual([...new Set(manifests.map(({ file }) => file))].toSorted());
  const known = readFileSync(join(folder, '../.env.example'), 'utf8');
  for (const [, name] of read('kubernetes/settings.env').matchAll(/^(\w+)=/gm))
    expect(known).toContain(`${name}=`);
});

describe.each(workloads)('$what', ({ metadata, spec }) => {
  const { template } = spec;
  const [container] = template.spec.containers;

  it('has no rights but those it needs, and every place that it mounts', () => {
    expect(container.securityContext.capabilities.add).toEqual(
      metadata.name === 'turn' ? ['NET_BIND_SERVICE'] : [],
    );
    const places = [...template.spec.volumes, ...spec.volumeClaimTemplates.map((claim) => claim.metadata)];
    expect(container.volumeMounts.map(({ name }) => name).toSorted()).toEqual(
      places.map(({ name }) => name).toSorted(),
    );
    const secrets = template.spec.volumes.filter(({ secret }) => secret);
    expect(secrets.map(({ secret }) => secret?.secretName)).toEqual([
      metadata.name === 'edge' ? 'edge' : 'medkig',
    ]);
  });

  it('takes its secrets from files', () => {
    for (const { name, value = '' } of container.env) {
      if (name.endsWith('_FILE')) expect(value).toMatch(/^\/run\/secrets\/[a-z-]+$/);
      else expect(name).not.toMatch(/SECRET|PASSWORD|KEY|TOKEN|_URL$/);
    }
  });
});

describe('the nodes', () => {
  const [edge, nodes] = ['edge', 'medkig'].map((name) =>
    workloads.find(({ metadata }) => metadata.name === name),
  );
  if (!edge || !nodes) throw new Error('an edge and nodes');
  const [node] = nodes.spec.template.spec.containers;
  const environment = Object.fromEntries(node.env.map(({ name, value }) => [name, value]));

  it('are known to the edge, each by its name', () => {
    const led = edge.spec.template.spec.containers[0].env.map(({ name, value }) => [name, value]);
    const expected = Array.from({ length: nodes.spec.replicas }, (_, index) => [
      [`NODE_${index + 1}`, environment.NODE_NAME?.replace('$(POD_INDEX)', String(index))],
      [
        `NODE_${index + 1}_AT`,
        `${nodes.metadata.name}-${index}.${nodes.spec.serviceName}.medkig.svc.cluster.local:4000`,
      ],
    ]);
    expect(led).toEqual(expected.flat());
  });

  it('have the time that moving their sessions takes, and are asked what they answer', () => {
    expect(nodes.spec.template.spec.terminationGracePeriodSeconds).toBe(75);
    expect(node.readinessProbe).toMatchObject({ httpGet: { path: '/readyz' } });
    expect(node.livenessProbe).toMatchObject({ httpGet: { path: '/healthz' } });
  });

  it('have a heap that fits into their memory', () => {
    const [, heap] = /--max-old-space-size=(\d+)/.exec(environment.NODE_OPTIONS ?? '') ?? [];
    expect(node.resources.limits.memory).toBe('1Gi');
    expect(Number(heap)).toBeLessThan(0.7 * 1024);
  });

  it('are reached by the edge and a scraper, and Redis and PostgreSQL by them', () => {
    const peers = v.array(v.looseObject({ podSelector: v.optional(v.object({ matchLabels: labels })) }));
    const policySchema = v.object({
      spec: v.object({
        podSelector: v.object({ matchLabels: v.optional(labels) }),
        ingress: v.optional(v.array(v.object({ from: v.optional(peers) }))),
      }),
    });
    const policies = manifests
      .filter(({ kind }) => kind === 'NetworkPolicy')
      .map(({ manifest }) => v.parse(policySchema, manifest));
    const from = (app: string) =>
      policies
        .filter(({ spec }) => spec.podSelector.matchLabels?.app === app)
        .flatMap(({ spec }) => spec.ingress ?? [])
        .flatMap(
          (rule) =>
            rule.from?.map((peer) => peer.podSelector?.matchLabels.app ?? 'another namespace') ?? ['anybody'],
        );
    expect(policies.some(({ spec }) => spec.podSelector.matchLabels === undefined && !spec.ingress)).toBe(
      true,
    );
    expect([from('edge'), from('medkig'), from('redis'), from('postgres')]).toEqual([
      ['anybody'],
      ['edge', 'another namespace'],
      ['medkig'],
      ['medkig'],
    ]);
  });
});
