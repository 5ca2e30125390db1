#!/usr/bin/env bash
# Makes the bundles of this folder again, byte for byte: those of ibs here, those of breakout in breakout/.
# It takes a few minutes. In var/regenerate it leaves what the searches tried and found.
#
# They are trained on the synthetic sample with its planted edge, under the configuration as it is shipped. The forests
# tried are counted in a new file each time, as if nothing had been searched before: the count in the bundles is the
# count of these searches.
set -euo pipefail
cd "$(dirname "$0")/.."

work=var/regenerate
rm -rf "$work"
for strategy in ibs breakout; do
  ./multi-alpha optimize --strategy "$strategy" --trials 6+6 --trees 60,120 \
    --trials-db "$work/trials.db" --output "$work/$strategy"
done

if compgen -G "$work/*/*_rejected.json" > /dev/null; then
  echo "error: rejected, so nothing is replaced: $(echo "$work"/*/*_rejected.json)" >&2
  exit 1
fi
if grep -L '"Data" : "SYNTHETIC sample, seed 7, planted edge 1"' "$work"/*/*_best.json | grep .; then
  echo "error: these are not of the synthetic sample as it is shipped, so nothing is replaced;" \
    "take dir, sample_seed and sample_edge out of data in config/config.multi_alpha.yml." >&2
  exit 1
fi
mkdir -p models/breakout
cp "$work"/ibs/*_best.json "$work"/ibs/*_rf_model.pkl models/
cp "$work"/breakout/*_best.json "$work"/breakout/*_rf_model.pkl models/breakout/
