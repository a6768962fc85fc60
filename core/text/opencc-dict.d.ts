/** opencc-js ships its dictionaries without types: each is one string, pairs divided by `|`, sides by a space. */
declare module 'opencc-js/dict/*' {
  const pairs: string;
  export default pairs;
}
