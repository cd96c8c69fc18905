/** Which theme the page starts with, so that a dark page shows no light flash. */
export const THEME_COOKIE = 'tre_airlock_preview_theme';
