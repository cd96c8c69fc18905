const names = (text: string) => text.split(/\s+/).filter((name) => name !== '');

/** Modules and the names of them that pickles of data and models need; a module may be written with its older names. */
const EXACT: ReadonlyArray<readonly [modules: string, names: string]> = [
  [
    'builtins __builtin__',
    'set frozenset list dict tuple int long float complex bool bytes bytearray str unicode slice range xrange object',
  ],
  ['collections', 'OrderedDict defaultdict deque Counter'],
  ['copyreg copy_reg', '_reconstructor'],
  ['_codecs codecs', 'encode'],
  ['datetime', 'datetime date time timedelta timezone'],
  ['decimal', 'Decimal'],
  ['fractions', 'Fraction'],
  ['uuid', 'UUID SafeUUID'],
  [
    'numpy',
    'ndarray dtype generic number bool_ bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 longdouble complex64 complex128 str_ bytes_ void datetime64 timedelta64 object_ matrix recarray',
  ],
  ['numpy.core.multiarray numpy._core.multiarray', '_reconstruct scalar'],
  ['numpy.core.numeric numpy._core.numeric', '_frombuffer'],
  ['numpy.ma.core', '_mareconstruct MaskedArray'],
  ['numpy.random._pickle', '__randomstate_ctor __generator_ctor __bit_generator_ctor'],
  ['numpy.random', '__RandomState_ctor'],
  ['numpy.random._mt19937', 'MT19937'],
  ['numpy.random._pcg64', 'PCG64'],
  [
    'joblib.numpy_pickle sklearn.externals.joblib.numpy_pickle',
    'NumpyArrayWrapper NDArrayWrapper ZNDArrayWrapper',
  ],
  ['pandas.core.frame', 'DataFrame'],
  ['pandas.core.series', 'Series'],
  ['pandas.core.internals.managers pandas.core.internals', 'BlockManager SingleBlockManager'],
  ['pandas.core.internals.blocks', 'new_block'],
  ['pandas._libs.internals', '_unpickle_block'],
  ['pandas._libs.arrays', '__pyx_unpickle_NDArrayBacked'],
  ['pandas.core.indexes.base pandas.indexes.base', '_new_Index Index'],
  ['pandas.core.indexes.range', 'RangeIndex'],
  ['pandas.core.indexes.numeric', 'Int64Index Float64Index UInt64Index'],
  ['pandas.core.indexes.multi', 'MultiIndex'],
  ['pandas.core.indexes.category', 'CategoricalIndex'],
  ['pandas.core.indexes.datetimes', '_new_DatetimeIndex DatetimeIndex'],
  ['pandas.core.arrays.categorical', 'Categorical'],
  ['pandas.core.arrays.datetimes', 'DatetimeArray'],
  ['pandas.core.arrays.integer', 'IntegerArray Int64Dtype'],
  ['pandas.core.arrays.string_', 'StringArray StringDtype'],
  ['pandas.core.dtypes.dtypes', 'CategoricalDtype'],
  ['pandas._libs.tslibs.timestamps', '_unpickle_timestamp Timestamp'],
  ['pandas._libs.tslibs.timedeltas', '_timedelta_unpickle Timedelta'],
  ['pandas.core.flags', 'Flags'],
  [
    'torch._utils',
    '_rebuild_tensor _rebuild_tensor_v2 _rebuild_parameter _rebuild_parameter_with_state _rebuild_sparse_tensor _rebuild_qtensor',
  ],
  ['torch._tensor', '_rebuild_from_type_v2 Tensor'],
  ['torch.nn.parameter', 'Parameter Buffer'],
  ['torch.serialization', '_get_layout'],
  [
    'torch torch.cuda',
    'device Size Tensor Generator FloatStorage DoubleStorage HalfStorage BFloat16Storage LongStorage IntStorage ShortStorage CharStorage ByteStorage BoolStorage QInt8Storage QUInt8Storage QInt32Storage ComplexFloatStorage ComplexDoubleStorage float16 float32 float64 bfloat16 int8 int16 int32 int64 uint8 bool complex64 complex128 strided contiguous_format channels_last per_tensor_affine per_channel_affine',
  ],
  ['torch.storage', 'UntypedStorage TypedStorage'],
  ['xgboost.core', 'Booster'],
  ['xgboost.sklearn', 'XGBClassifier XGBRegressor XGBRanker'],
  ['lightgbm.basic', 'Booster'],
  ['lightgbm.sklearn', 'LGBMClassifier LGBMRegressor LGBMRanker'],
];

/** Classes of packages whose modules move between versions: below these modules, by these names alone. */
const BELOW: ReadonlyArray<readonly [prefix: string, names: string]> = [
  [
    'sklearn.',
    `LogisticRegression LogisticRegressionCV LinearRegression Ridge RidgeCV RidgeClassifier Lasso LassoCV ElasticNet ElasticNetCV SGDClassifier SGDRegressor Perceptron PassiveAggressiveClassifier BayesianRidge ARDRegression HuberRegressor PoissonRegressor GammaRegressor TweedieRegressor QuantileRegressor TheilSenRegressor RANSACRegressor
    LinearSVC LinearSVR SVC SVR NuSVC NuSVR OneClassSVM DecisionTreeClassifier DecisionTreeRegressor ExtraTreeClassifier ExtraTreeRegressor Tree RandomForestClassifier RandomForestRegressor ExtraTreesClassifier ExtraTreesRegressor GradientBoostingClassifier GradientBoostingRegressor HistGradientBoostingClassifier HistGradientBoostingRegressor TreePredictor _BinMapper AdaBoostClassifier AdaBoostRegressor BaggingClassifier BaggingRegressor VotingClassifier VotingRegressor StackingClassifier StackingRegressor IsolationForest
    BinomialDeviance MultinomialDeviance LeastSquaresError LeastAbsoluteError HalfBinomialLoss HalfMultinomialLoss HalfSquaredError AbsoluteError PinballLoss HalfPoissonLoss CyHalfBinomialLoss CyHalfSquaredError CyHalfMultinomialLoss __pyx_unpickle_CyHalfBinomialLoss __pyx_unpickle_CyHalfSquaredError __pyx_unpickle_CyHalfMultinomialLoss LogitLink IdentityLink LogLink MultinomialLogit Interval ZeroEstimator LossFunction Log Hinge SquaredLoss
    KNeighborsClassifier KNeighborsRegressor NearestNeighbors NearestCentroid KDTree BallTree newObj EuclideanDistance MinkowskiDistance GaussianNB MultinomialNB BernoulliNB ComplementNB CategoricalNB MLPClassifier MLPRegressor AdamOptimizer SGDOptimizer LabelBinarizer LabelEncoder OneHotEncoder OrdinalEncoder MultiLabelBinarizer StandardScaler MinMaxScaler MaxAbsScaler RobustScaler Normalizer QuantileTransformer PowerTransformer PolynomialFeatures SplineTransformer KBinsDiscretizer Binarizer
    SimpleImputer KNNImputer IterativeImputer MissingIndicator Pipeline FeatureUnion ColumnTransformer TransformedTargetRegressor GridSearchCV RandomizedSearchCV KFold StratifiedKFold CalibratedClassifierCV _CalibratedClassifier _SigmoidCalibration IsotonicRegression PCA IncrementalPCA KernelPCA TruncatedSVD NMF FastICA FactorAnalysis LatentDirichletAllocation KMeans MiniBatchKMeans DBSCAN AgglomerativeClustering SpectralClustering GaussianMixture BayesianGaussianMixture LinearDiscriminantAnalysis QuadraticDiscriminantAnalysis GaussianProcessClassifier GaussianProcessRegressor RBF Matern ConstantKernel WhiteKernel Sum Product
    SelectKBest SelectPercentile SelectFromModel RFE RFECV VarianceThreshold CountVectorizer TfidfVectorizer TfidfTransformer HashingVectorizer DictVectorizer DummyClassifier DummyRegressor OneVsRestClassifier OneVsOneClassifier MultiOutputClassifier MultiOutputRegressor ClassifierChain Bunch`,
  ],
  [
    'scipy.sparse',
    'csr_matrix csc_matrix coo_matrix lil_matrix dok_matrix bsr_matrix dia_matrix csr_array csc_array coo_array',
  ],
  [
    'torch.nn.modules.',
    'Module Sequential ModuleList ModuleDict Linear Bilinear Identity Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d BatchNorm1d BatchNorm2d BatchNorm3d LayerNorm GroupNorm InstanceNorm1d InstanceNorm2d InstanceNorm3d Dropout Dropout1d Dropout2d Dropout3d AlphaDropout ReLU ReLU6 LeakyReLU PReLU ELU SELU CELU GELU SiLU Mish Sigmoid Tanh Softmax LogSoftmax Softplus Hardtanh Hardswish Hardsigmoid MaxPool1d MaxPool2d MaxPool3d AvgPool1d AvgPool2d AvgPool3d AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveMaxPool1d AdaptiveMaxPool2d Embedding EmbeddingBag RNN LSTM GRU RNNCell LSTMCell GRUCell MultiheadAttention NonDynamicallyQuantizableLinear Transformer TransformerEncoder TransformerEncoderLayer TransformerDecoder TransformerDecoderLayer Flatten Unflatten Upsample PixelShuffle ZeroPad2d CrossEntropyLoss BCELoss BCEWithLogitsLoss MSELoss L1Loss NLLLoss SmoothL1Loss',
  ],
];

const allowed = new Set(
  EXACT.flatMap(([modules, list]) =>
    names(modules).flatMap((module) => names(list).map((name) => `${module}.${name}`))
  )
);
const below = BELOW.map(([prefix, list]) => [prefix, new Set(names(list))] as const);

/** Whether a global is one that data and models need and that runs nothing of its own choice. */
export function isAllowedGlobal(module: string, name: string): boolean {
  if (!/^[\w.]+$/.test(module) || !/^\w+$/.test(name)) return false;
  return (
    allowed.has(`${module}.${name}`) ||
    below.some(([prefix, classes]) => module.startsWith(prefix) && classes.has(name))
  );
}

const FRAMEWORKS: ReadonlyArray<readonly [prefix: string, framework: string]> = [
  ['sklearn', 'scikit-learn'],
  ['torch', 'PyTorch'],
  ['xgboost', 'XGBoost'],
  ['lightgbm', 'LightGBM'],
  ['keras', 'Keras'],
  ['tensorflow', 'TensorFlow'],
  ['pandas', 'pandas'],
  ['numpy', 'numpy'],
];

/** The framework that a module belongs to, when it is a known one. */
export const frameworkOf = (module: string): string | undefined =>
  FRAMEWORKS.find(([prefix]) => module === prefix || module.startsWith(`${prefix}.`))?.[1];
