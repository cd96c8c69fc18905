export { ProcessesPage } from './processes_page';
export { ProcessTreePage } from './process_tree_page';
