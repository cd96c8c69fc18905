/** What kinds have in common for those who decide; each group has a rule `types/<group>` of its own. */
export type Group =
  | 'text'
  | 'code'
  | 'markup'
  | 'document'
  | 'sheet'
  | 'image'
  | 'media'
  | 'archive'
  | 'model'
  | 'dataset'
  | 'executable'
  | 'key'
  | 'mail'
  | 'binary';

export interface Kind {
  group: Group;
  /** Media type. */
  mime: string;
  /** Extensions that may stand on such content, without the dot, small letters, the usual one first. */
  extensions: readonly string[];
}

const kind = (group: Group, mime: string, extensions = ''): Kind => ({
  group,
  mime,
  extensions: extensions.split(' ').filter((extension) => extension !== ''),
});

/** Every kind of content that the scanner knows. Policies may name them under `allowed`. */
export const TYPES = {
  // Proven text that reads as something exact, or as nothing but text.
  txt: kind('text', 'text/plain', 'txt text log lst out asc'),
  md: kind('text', 'text/markdown', 'md markdown mdown mkd'),
  csv: kind('text', 'text/csv', 'csv'),
  tsv: kind('text', 'text/tab-separated-values', 'tsv tab'),
  json: kind('text', 'application/json', 'json geojson topojson'),
  ndjson: kind('text', 'application/x-ndjson', 'ndjson jsonl'),
  yaml: kind('text', 'application/yaml', 'yaml yml'),
  toml: kind('text', 'application/toml', 'toml'),
  ini: kind('text', 'text/plain', 'ini cfg conf properties'),
  tex: kind('text', 'application/x-tex', 'tex bib sty cls ltx'),
  rst: kind('text', 'text/x-rst', 'rst adoc org'),
  diff: kind('text', 'text/x-diff', 'diff patch'),

  python: kind('code', 'text/x-python', 'py pyi pyw'),
  r: kind('code', 'text/x-r', 'r rmd rnw qmd rprofile'),
  stata: kind('code', 'text/x-stata', 'do ado mata'),
  sas: kind('code', 'text/x-sas', 'sas'),
  spss: kind('code', 'text/x-spss', 'sps spv'),
  sql: kind('code', 'application/sql', 'sql'),
  shell: kind('code', 'application/x-sh', 'sh bash zsh fish ksh'),
  powershell: kind('code', 'text/x-powershell', 'ps1 psm1 psd1'),
  batch: kind('code', 'text/x-batch', 'bat cmd'),
  vbscript: kind('code', 'text/vbscript', 'vbs vbe bas vba hta wsf'),
  javascript: kind('code', 'text/javascript', 'js mjs cjs jsx ts tsx'),
  julia: kind('code', 'text/x-julia', 'jl'),
  matlab: kind('code', 'text/x-matlab', 'm'),
  c: kind('code', 'text/x-c', 'c h cc cpp cxx hpp cs'),
  java: kind('code', 'text/x-java', 'java scala kt'),
  perl: kind('code', 'text/x-perl', 'pl pm'),
  ruby: kind('code', 'text/x-ruby', 'rb'),
  go: kind('code', 'text/x-go', 'go rs swift lua php'),
  css: kind('code', 'text/css', 'css scss less'),
  script: kind('code', 'text/x-script'),
  ipynb: kind('code', 'application/x-ipynb+json', 'ipynb'),
  vcf: kind('dataset', 'text/x-vcf', 'vcf'),
  sam: kind('dataset', 'text/x-sam', 'sam'),
  fasta: kind('dataset', 'text/x-fasta', 'fasta fa fna faa ffn'),
  fastq: kind('dataset', 'text/x-fastq', 'fastq fq'),

  xml: kind('markup', 'application/xml', 'xml xsd xsl xslt rdf gml kml graphml'),
  html: kind('markup', 'text/html', 'html htm xhtml mht mhtml'),
  svg: kind('markup', 'image/svg+xml', 'svg'),
  postscript: kind('markup', 'application/postscript', 'ps eps ai'),

  pdf: kind('document', 'application/pdf', 'pdf'),
  rtf: kind('document', 'application/rtf', 'rtf'),
  docx: kind('document', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'),
  docm: kind('document', 'application/vnd.ms-word.document.macroenabled.12', 'docm dotm dotx'),
  pptx: kind('document', 'application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'),
  pptm: kind('document', 'application/vnd.ms-powerpoint.presentation.macroenabled.12', 'pptm potx ppsx ppsm'),
  doc: kind('document', 'application/msword', 'doc dot'),
  ppt: kind('document', 'application/vnd.ms-powerpoint', 'ppt pps pot'),
  odt: kind('document', 'application/vnd.oasis.opendocument.text', 'odt ott'),
  odp: kind('document', 'application/vnd.oasis.opendocument.presentation', 'odp'),
  epub: kind('document', 'application/epub+zip', 'epub'),
  ole: kind('document', 'application/x-cfb', 'msi mdb vsd pub wps ole'),
  encryptedoffice: kind('document', 'application/x-ole-encrypted', 'docx xlsx pptx'),
  vsdx: kind('document', 'application/vnd.ms-visio.drawing', 'vsdx'),
  djvu: kind('document', 'image/vnd.djvu', 'djvu djv'),
  chm: kind('document', 'application/vnd.ms-htmlhelp', 'chm'),
  mobi: kind('document', 'application/x-mobipocket-ebook', 'mobi azw'),
  onenote: kind('document', 'application/msonenote', 'one'),

  xlsx: kind('sheet', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'),
  xlsm: kind('sheet', 'application/vnd.ms-excel.sheet.macroenabled.12', 'xlsm xltx xltm'),
  xlsb: kind('sheet', 'application/vnd.ms-excel.sheet.binary.macroenabled.12', 'xlsb'),
  xls: kind('sheet', 'application/vnd.ms-excel', 'xls xlt xla'),
  ods: kind('sheet', 'application/vnd.oasis.opendocument.spreadsheet', 'ods'),

  png: kind('image', 'image/png', 'png apng'),
  jpg: kind('image', 'image/jpeg', 'jpg jpeg jpe jfif'),
  gif: kind('image', 'image/gif', 'gif'),
  webp: kind('image', 'image/webp', 'webp'),
  tiff: kind('image', 'image/tiff', 'tif tiff dng nef svs ome.tif geotiff'),
  bmp: kind('image', 'image/bmp', 'bmp dib'),
  ico: kind('image', 'image/x-icon', 'ico cur'),
  heic: kind('image', 'image/heic', 'heic heif'),
  avif: kind('image', 'image/avif', 'avif'),
  jp2: kind('image', 'image/jp2', 'jp2 j2k jpx jpf'),
  jxl: kind('image', 'image/jxl', 'jxl'),
  psd: kind('image', 'image/vnd.adobe.photoshop', 'psd'),
  emf: kind('image', 'image/emf', 'emf'),
  wmf: kind('image', 'image/wmf', 'wmf'),
  netpbm: kind('image', 'image/x-portable-anymap', 'pbm pgm ppm pnm pam'),
  exr: kind('image', 'image/x-exr', 'exr'),
  qoi: kind('image', 'image/qoi', 'qoi'),
  xcf: kind('image', 'image/x-xcf', 'xcf'),
  fits: kind('image', 'image/fits', 'fits fit fts'),
  dicom: kind('image', 'application/dicom', 'dcm dicom'),
  nifti: kind('image', 'application/x-nifti', 'nii hdr img'),
  nrrd: kind('image', 'application/x-nrrd', 'nrrd nhdr'),
  minc: kind('image', 'application/x-minc', 'mnc'),

  mp3: kind('media', 'audio/mpeg', 'mp3 mp2 mpga'),
  mp4: kind('media', 'video/mp4', 'mp4 m4a m4v mov 3gp qt'),
  wav: kind('media', 'audio/wav', 'wav'),
  avi: kind('media', 'video/vnd.avi', 'avi'),
  ogg: kind('media', 'application/ogg', 'ogg oga ogv opus spx'),
  flac: kind('media', 'audio/flac', 'flac'),
  mkv: kind('media', 'video/x-matroska', 'mkv webm mka'),
  midi: kind('media', 'audio/midi', 'mid midi'),
  aiff: kind('media', 'audio/aiff', 'aif aiff'),
  aac: kind('media', 'audio/aac', 'aac'),
  amr: kind('media', 'audio/amr', 'amr'),
  asf: kind('media', 'video/x-ms-asf', 'asf wma wmv'),
  flv: kind('media', 'video/x-flv', 'flv'),
  mpeg: kind('media', 'video/mpeg', 'mpg mpeg vob'),
  au: kind('media', 'audio/basic', 'au snd'),
  swf: kind('media', 'application/x-shockwave-flash', 'swf'),

  zip: kind('archive', 'application/zip', 'zip'),
  jar: kind('archive', 'application/java-archive', 'jar war ear'),
  apk: kind('archive', 'application/vnd.android.package-archive', 'apk'),
  wheel: kind('archive', 'application/x-wheel+zip', 'whl egg'),
  kmz: kind('archive', 'application/vnd.google-earth.kmz', 'kmz'),
  tar: kind('archive', 'application/x-tar', 'tar'),
  gz: kind('archive', 'application/gzip', 'gz tgz svgz emz wmz'),
  bz2: kind('archive', 'application/x-bzip2', 'bz2 tbz tbz2'),
  xz: kind('archive', 'application/x-xz', 'xz txz'),
  zst: kind('archive', 'application/zstd', 'zst tzst'),
  lz4: kind('archive', 'application/x-lz4', 'lz4'),
  lzip: kind('archive', 'application/x-lzip', 'lz'),
  lzop: kind('archive', 'application/x-lzop', 'lzo'),
  lzma: kind('archive', 'application/x-lzma', 'lzma'),
  z: kind('archive', 'application/x-compress', 'z taz tar.z'),
  '7z': kind('archive', 'application/x-7z-compressed', '7z'),
  rar: kind('archive', 'application/vnd.rar', 'rar'),
  cab: kind('archive', 'application/vnd.ms-cab-compressed', 'cab'),
  arj: kind('archive', 'application/x-arj', 'arj'),
  lzh: kind('archive', 'application/x-lzh-compressed', 'lzh lha'),
  ace: kind('archive', 'application/x-ace-compressed', 'ace'),
  ar: kind('archive', 'application/x-archive', 'a ar deb lib'),
  rpm: kind('archive', 'application/x-rpm', 'rpm'),
  cpio: kind('archive', 'application/x-cpio', 'cpio'),
  xar: kind('archive', 'application/x-xar', 'xar pkg'),
  zpaq: kind('archive', 'application/x-zpaq', 'zpaq'),
  snappy: kind('archive', 'application/x-snappy-framed', 'sz snappy'),
  squashfs: kind('archive', 'application/x-squashfs', 'squashfs sqsh sif'),
  iso: kind('archive', 'application/x-iso9660-image', 'iso'),
  vhd: kind('archive', 'application/x-vhd', 'vhd'),
  vhdx: kind('archive', 'application/x-vhdx', 'vhdx avhdx'),
  vmdk: kind('archive', 'application/x-vmdk', 'vmdk'),
  vdi: kind('archive', 'application/x-virtualbox-vdi', 'vdi'),
  qcow: kind('archive', 'application/x-qemu-disk', 'qcow qcow2'),
  dmg: kind('archive', 'application/x-apple-diskimage', 'dmg'),
  wim: kind('archive', 'application/x-ms-wim', 'wim esd'),

  pickle: kind('model', 'application/x-pickle', 'pkl pickle p joblib pt pth bin dat model sav'),
  joblib: kind('model', 'application/x-joblib', 'joblib z pkl gz'),
  torch: kind('model', 'application/x-pytorch', 'pt pth bin ckpt pkl ptl mar zip'),
  npy: kind('model', 'application/x-numpy', 'npy'),
  npz: kind('model', 'application/x-numpy-archive', 'npz'),
  hdf5: kind('model', 'application/x-hdf5', 'h5 hdf5 hdf he5 keras mat nc loom h5ad h5seurat nwb'),
  keras: kind('model', 'application/x-keras', 'keras'),
  onnx: kind('model', 'application/x-onnx', 'onnx'),
  safetensors: kind('model', 'application/x-safetensors', 'safetensors'),
  gguf: kind('model', 'application/x-gguf', 'gguf'),
  ggml: kind('model', 'application/x-ggml', 'ggml bin'),
  tflite: kind('model', 'application/x-tflite', 'tflite'),
  savedmodel: kind('model', 'application/x-tensorflow-savedmodel', 'pb'),
  coreml: kind('model', 'application/x-coreml', 'mlmodel'),
  xgboost: kind('model', 'application/x-xgboost', 'xgb ubj bst model'),
  catboost: kind('model', 'application/x-catboost', 'cbm'),

  parquet: kind('dataset', 'application/vnd.apache.parquet', 'parquet pq'),
  arrow: kind('dataset', 'application/vnd.apache.arrow.file', 'arrow feather ipc'),
  feather: kind('dataset', 'application/x-feather', 'feather'),
  orc: kind('dataset', 'application/vnd.apache.orc', 'orc'),
  avro: kind('dataset', 'application/avro', 'avro'),
  rds: kind('dataset', 'application/x-r-data', 'rds rdata rda'),
  qs: kind('dataset', 'application/x-r-qs', 'qs'),
  fst: kind('dataset', 'application/x-r-fst', 'fst'),
  sas7bdat: kind('dataset', 'application/x-sas-data', 'sas7bdat sas7bcat'),
  xpt: kind('dataset', 'application/x-sas-xport', 'xpt xport'),
  dta: kind('dataset', 'application/x-stata-dta', 'dta'),
  sav: kind('dataset', 'application/x-spss-sav', 'sav zsav'),
  por: kind('dataset', 'application/x-spss-por', 'por'),
  mat: kind('dataset', 'application/x-matlab-data', 'mat'),
  sqlite: kind('dataset', 'application/vnd.sqlite3', 'sqlite sqlite3 db db3 gpkg'),
  access: kind('dataset', 'application/vnd.ms-access', 'mdb accdb'),
  duckdb: kind('dataset', 'application/x-duckdb', 'duckdb db ddb'),
  netcdf: kind('dataset', 'application/x-netcdf', 'nc cdf'),
  hdf4: kind('dataset', 'application/x-hdf', 'hdf h4'),
  bam: kind('dataset', 'application/x-bam', 'bam bai'),
  cram: kind('dataset', 'application/x-cram', 'cram'),
  bcf: kind('dataset', 'application/x-bcf', 'bcf'),
  twobit: kind('dataset', 'application/x-2bit', '2bit'),
  plinkbed: kind('dataset', 'application/x-plink-bed', 'bed'),
  bgen: kind('dataset', 'application/x-bgen', 'bgen'),
  bigwig: kind('dataset', 'application/x-bigwig', 'bw bigwig bb bigbed'),
  edf: kind('dataset', 'application/x-edf', 'edf bdf rec'),
  shp: kind('dataset', 'application/x-shapefile', 'shp shx'),
  dbf: kind('dataset', 'application/x-dbf', 'dbf'),
  pgdump: kind('dataset', 'application/x-pgdump', 'dump backup pgdump'),
  lucene: kind('dataset', 'application/x-lucene', 'cfs cfe si'),
  leveldb: kind('dataset', 'application/x-leveldb', 'ldb sst'),
  pcap: kind('dataset', 'application/vnd.tcpdump.pcap', 'pcap cap pcapng'),
  evtx: kind('dataset', 'application/x-ms-evtx', 'evtx'),
  registry: kind('dataset', 'application/x-ms-registry', 'dat hve reg'),

  exe: kind(
    'executable',
    'application/vnd.microsoft.portable-executable',
    'exe dll sys scr cpl ocx pyd com efi'
  ),
  elf: kind('executable', 'application/x-elf', 'so o ko elf axf bin'),
  macho: kind('executable', 'application/x-mach-binary', 'dylib bundle'),
  class: kind('executable', 'application/java-vm', 'class'),
  wasm: kind('executable', 'application/wasm', 'wasm'),
  pyc: kind('executable', 'application/x-python-bytecode', 'pyc pyo'),
  dex: kind('executable', 'application/vnd.android.dex', 'dex'),
  luac: kind('executable', 'application/x-lua-bytecode', 'luac'),
  llvm: kind('executable', 'application/x-llvm-bitcode', 'bc'),
  lnk: kind('executable', 'application/x-ms-shortcut', 'lnk'),
  vba: kind('executable', 'application/x-vba', 'vbaproject'),

  pem: kind('key', 'application/x-pem-file', 'pem key crt cer p8 csr pub'),
  der: kind('key', 'application/pkix-cert', 'der cer crt p12 pfx'),
  pgp: kind('key', 'application/pgp-encrypted', 'pgp gpg asc sig'),
  sshkey: kind('key', 'application/x-ssh-key', 'key pub ppk'),
  keystore: kind('key', 'application/x-java-keystore', 'jks keystore'),
  kdbx: kind('key', 'application/x-keepass', 'kdbx kdb'),
  age: kind('key', 'application/x-age-encryption', 'age'),
  luks: kind('key', 'application/x-luks', 'luks img'),
  opensslenc: kind('key', 'application/x-openssl-encrypted', 'enc'),
  veracrypt: kind('key', 'application/x-veracrypt', 'hc tc'),
  aescrypt: kind('key', 'application/x-aescrypt', 'aes'),

  eml: kind('mail', 'message/rfc822', 'eml mht mhtml'),
  mbox: kind('mail', 'application/mbox', 'mbox'),
  msg: kind('mail', 'application/vnd.ms-outlook', 'msg'),
  pst: kind('mail', 'application/vnd.ms-outlook-pst', 'pst ost'),
  tnef: kind('mail', 'application/vnd.ms-tnef', 'dat tnef'),
  ics: kind('mail', 'text/calendar', 'ics vcs'),
  vcard: kind('mail', 'text/vcard', 'vcf vcard'),

  font: kind('binary', 'font/otf', 'ttf otf woff woff2 ttc eot'),
  mo: kind('binary', 'application/x-gettext-translation', 'mo gmo'),
  dsstore: kind('binary', 'application/x-apple-dsstore', 'ds_store'),
  thumbsdb: kind('binary', 'application/x-ms-thumbs', 'db'),
  plist: kind('binary', 'application/x-bplist', 'plist'),
  torrent: kind('binary', 'application/x-bittorrent', 'torrent'),
  icc: kind('binary', 'application/vnd.iccprofile', 'icc icm'),
  git: kind('binary', 'application/x-git-pack', 'pack idx'),
  msgpack: kind('binary', 'application/vnd.msgpack', 'msgpack mp'),
  cbor: kind('binary', 'application/cbor', 'cbor'),
  bson: kind('binary', 'application/bson', 'bson'),
  other: kind('binary', 'application/octet-stream'),
} as const satisfies Record<string, Kind>;

export type TypeId = keyof typeof TYPES;
export const TYPE_IDS = Object.keys(TYPES) as TypeId[];

const byExtension = new Map<string, TypeId[]>();
for (const id of TYPE_IDS)
  for (const extension of TYPES[id].extensions)
    byExtension.set(extension, [...(byExtension.get(extension) ?? []), id]);

/** The kinds that an extension (small letters, no dot) may stand for; none when it is not known. */
export const typesOfExtension = (extension: string): readonly TypeId[] => byExtension.get(extension) ?? [];

export const isTypeId = (id: string): id is TypeId => Object.prototype.hasOwnProperty.call(TYPES, id);
