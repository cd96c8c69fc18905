import type { Policy } from '../policy';

/** Kinds of content that a policy may give advice of its own for. */
type Kind = 'image' | 'document' | 'sheet' | 'model' | 'archive';

const ADVICE: Record<Kind, string> = {
  image: 'Export the numbers behind the figure as csv; the figure can be drawn again outside from them.',
  document: 'Save the text as txt or md (in Word: Save as, Plain text), and each table of it as csv.',
  sheet: 'Save each sheet as csv of its own (in Excel: Save as, CSV UTF-8).',
  model:
    'Export what the paper needs of the model as csv or json: coefficients, scores, importances. To take a model ' +
    'itself out, talk to the operators first.',
  archive: 'Take the files out of the archive and put them here one by one.',
};

const KINDS: Record<Kind, readonly string[]> = {
  image: [
    'png',
    'jpg',
    'jpeg',
    'gif',
    'bmp',
    'tif',
    'tiff',
    'webp',
    'svg',
    'ico',
    'heic',
    'psd',
    'emf',
    'wmf',
    'avif',
  ],
  document: [
    'pdf',
    'doc',
    'docx',
    'docm',
    'odt',
    'rtf',
    'ppt',
    'pptx',
    'pptm',
    'odp',
    'html',
    'htm',
    'epub',
    'ps',
    'ipynb',
  ],
  sheet: [
    'xls',
    'xlsx',
    'xlsm',
    'xlsb',
    'ods',
    'parquet',
    'feather',
    'dta',
    'sav',
    'sas7bdat',
    'rds',
    'rdata',
    'sqlite',
  ],
  model: [
    'pickle',
    'pkl',
    'joblib',
    'npy',
    'npz',
    'numpy',
    'hdf5',
    'h5',
    'keras',
    'onnx',
    'safetensors',
    'gguf',
    'pt',
    'pth',
    'torch',
  ],
  archive: ['zip', 'tar', 'gz', 'gzip', '7z', 'rar', 'bz2', 'xz', 'zst', 'lz4', 'cab', 'iso', 'jar', 'z'],
};

const kindOf = new Map<string, Kind>(
  (Object.keys(KINDS) as Kind[]).flatMap((kind) => KINDS[kind].map((name): [string, Kind] => [name, kind]))
);

/**
 * How to export content of a type instead, by the site's own words where its policy has some. The type that was found
 * counts; where none was, the name's extension.
 */
export function adviceFor(policy: Policy, type: string | undefined, path: string): string | undefined {
  const extension = /\.([A-Za-z0-9]{1,12})$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const kind =
    kindOf.get(type ?? '') ?? (type === undefined || type === 'unknown' ? kindOf.get(extension) : undefined);
  return kind && (policy.advice(kind) ?? ADVICE[kind]);
}
