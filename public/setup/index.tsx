export { SetupPage } from './setup_page';
