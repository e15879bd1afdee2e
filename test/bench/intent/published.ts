/** Figures of others on the same data, with where they are printed. In per cent. */
export const published = [
  { data: 'CLINC150 full', what: 'SVM', accuracy: 91.0, source: 'Larson et al. 2019, table 2' },
  { data: 'CLINC150 full', what: 'CNN', accuracy: 91.2, source: 'Larson et al. 2019, table 2' },
  { data: 'CLINC150 full', what: 'Dialogflow', accuracy: 91.7, source: 'Larson et al. 2019, table 2' },
  { data: 'CLINC150 full', what: 'USE and MLP', accuracy: 93.5, source: 'Larson et al. 2019, table 2' },
  { data: 'CLINC150 full', what: 'BERT', accuracy: 96.9, source: 'Larson et al. 2019, table 2' },
  { data: 'CLINC150 small', what: 'SVM', accuracy: 89.6, source: 'Larson et al. 2019, table 2' },
  { data: 'CLINC150 small', what: 'USE and MLP', accuracy: 91.5, source: 'Larson et al. 2019, table 2' },
  { data: 'CLINC150 small', what: 'BERT', accuracy: 96.4, source: 'Larson et al. 2019, table 2' },
  { data: 'Banking77', what: 'USE and ConveRT', accuracy: 93.36, source: 'Casanueva et al. 2020, table 3' },
  { data: 'Banking77', what: 'BERT, tuned', accuracy: 93.66, source: 'Casanueva et al. 2020, table 3' },
] as const;
