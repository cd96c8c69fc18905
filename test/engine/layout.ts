import { linkSync } from 'node:fs';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

interface EngineModule {
  classname: string;
  extended?: string;
  /** Beginnings of the names of the jars that belong to the module and not to the engine's core. */
  jars: string[];
  /** Java permissions that the distribution's zip would grant; the jars do not carry them. */
  permissions?: string[];
}

/** The jars of Maven Central hold no plugin descriptors, which the engine reads; this is what they would say. */
const MODULES: Record<string, EngineModule> = {
  'ingest-common': {
    classname: 'org.opensearch.ingest.common.IngestCommonPlugin',
    extended: 'lang-painless',
    jars: ['ingest-common', 'opensearch-grok', 'opensearch-dissect', 'joni', 'jcodings'],
  },
  'lang-painless': {
    classname: 'org.opensearch.painless.PainlessPlugin',
    jars: ['lang-painless', 'opensearch-scripting-painless-spi', 'antlr4-runtime', 'asm'],
    permissions: [
      'java.lang.RuntimePermission "createClassLoader"',
      'java.lang.RuntimePermission "getClassLoader"',
      'org.opensearch.script.ClassPermission "<<STANDARD>>"',
    ],
  },
  'lang-mustache': {
    classname: 'org.opensearch.script.mustache.MustachePlugin',
    jars: ['lang-mustache-client', 'compiler'],
  },
  'mapper-extras': {
    classname: 'org.opensearch.index.mapper.MapperExtrasPlugin',
    jars: ['mapper-extras-client'],
  },
  reindex: {
    classname: 'org.opensearch.index.reindex.ReindexPlugin',
    jars: ['reindex-client', 'opensearch-rest-client', 'opensearch-ssl-config', 'http', 'commons-'],
  },
  'transport-netty4': {
    classname: 'org.opensearch.transport.Netty4Plugin',
    jars: ['transport-netty4-client', 'netty-', 'opensearch-netty4'],
    permissions: [
      'java.net.SocketPermission "*", "accept,connect,resolve"',
      'java.lang.RuntimePermission "getClassLoader"',
      'java.lang.RuntimePermission "setContextClassLoader"',
      'java.lang.RuntimePermission "shutdownHooks"',
      'java.lang.RuntimePermission "accessDeclaredMembers"',
      'java.lang.reflect.ReflectPermission "suppressAccessChecks"',
    ],
  },
};

const LOGGING = [
  'status=error',
  'appender.console.type=Console',
  'appender.console.name=console',
  'appender.console.layout.type=PatternLayout',
  'appender.console.layout.pattern=[%d{ISO8601}][%-5p][%c{1.}] %m%n',
  'rootLogger.level=info',
  'rootLogger.appenderRef.console.ref=console',
];

function moduleOf(jar: string): string | undefined {
  return Object.keys(MODULES).find((name) => MODULES[name]?.jars.some((start) => jar.startsWith(start)));
}

async function place(from: string, to: string): Promise<void> {
  try {
    linkSync(from, to);
  } catch {
    // Hard links cost nothing but not every file system has them.
    await copyFile(from, to);
  }
}

function descriptor(name: string, module: EngineModule, version: string): string {
  return [
    `name=${name}`,
    `description=${name}`,
    `version=${version}`,
    `opensearch.version=${version}`,
    'java.version=11',
    `classname=${module.classname}`,
    ...(module.extended ? [`extended.plugins=${module.extended}`] : []),
    'has.native.controller=false',
    '',
  ].join('\n');
}

/** Lays the jars out as the folder that the engine calls its home: lib/ and modules/<name>/. */
async function layOutCode(home: string, jars: string, version: string): Promise<void> {
  for (const folder of ['lib', 'plugins', ...Object.keys(MODULES).map((name) => `modules/${name}`)]) {
    await mkdir(path.join(home, folder), { recursive: true });
  }
  for (const jar of (await readdir(jars)).filter((name) => name.endsWith('.jar'))) {
    const module = moduleOf(jar);
    await place(path.join(jars, jar), path.join(home, module ? `modules/${module}` : 'lib', jar));
  }
  for (const [name, module] of Object.entries(MODULES)) {
    const folder = path.join(home, 'modules', name);
    await writeFile(path.join(folder, 'plugin-descriptor.properties'), descriptor(name, module, version));
    if (module.permissions) {
      const lines = module.permissions.map((permission) => `  permission ${permission};\n`);
      await writeFile(path.join(folder, 'plugin-security.policy'), `grant {\n${lines.join('')}};\n`);
    }
  }
}

export interface HomeSettings {
  jars: string;
  version: string;
  dataDir: string;
  httpPort: number;
  transportPort: number;
}

/** Makes a complete home for one engine in an empty folder. */
export async function layOutHome(home: string, settings: HomeSettings): Promise<void> {
  await layOutCode(home, settings.jars, settings.version);
  for (const folder of ['config', 'logs', 'tmp']) await mkdir(path.join(home, folder), { recursive: true });
  await mkdir(settings.dataDir, { recursive: true });
  const config = {
    'cluster.name': 'tre-airlock-embedded',
    'node.name': 'embedded',
    'network.host': '127.0.0.1',
    'discovery.type': 'single-node',
    'http.port': settings.httpPort,
    'transport.port': settings.transportPort,
    'path.data': settings.dataDir,
    'path.logs': path.join(home, 'logs'),
    // A laptop's nearly full disk must not turn every index of a demo read-only.
    'cluster.routing.allocation.disk.threshold_enabled': false,
    // Garbage that the serial collector has not swept yet is not memory in use: counted, it refuses calls (429).
    'indices.breaker.total.use_real_memory': false,
    // Tests and demos make many small indices on the one node.
    'cluster.max_shards_per_node': 5000,
  };
  // JSON is YAML, and quotes paths with odd characters correctly.
  await writeFile(path.join(home, 'config', 'opensearch.yml'), JSON.stringify(config, null, 2));
  await writeFile(path.join(home, 'config', 'log4j2.properties'), LOGGING.join('\n') + '\n');
}
