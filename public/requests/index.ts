export { RequestsPage } from './requests_page';
export { RequestPage } from './request_page';
