#!/usr/bin/env bash
# Makes the bundles of this folder again, byte for byte: those of ibs here, those of breakout in breakout/.
# It takes a few minutes. In var/regenerate it leaves what the searches tried and found.
#
# They are trained on the synthetic sample with its planted edge, under the configuration as it is shipped. The forests
# tried are counted in a new file each time, as if nothing had been searched before: the count in the bundles is the
# count of these searches.
set -euo pipefail
cd "$(dirname "$0")/.."

# Of the instrument's own bars alone: a bundle that reads those of others wants them wherever it is to trade.
features=(
  price_usd prev_bar_pct prev_day_pct prev_bar_pct_pct open_close four_bar_ret four_bar_ret_daily ibs daily_ibs
  prev_ibs prev_daily_ibs ibs_pct ibs_percentile daily_ibs_pct daily_ibs_percentile range_compression_atr
  daily_range_compression ma_slope_fast daily_slope_fast hourly_directional_draft daily_directional_drift
  adx_value daily_adx_value ma_spread_ribbon_tightness ma_spread_daily_ribbon_tightness
  donchian_proximity_to_nearest_band donchian_proximity_daily_to_nearest_band parabolic_sar_distance
  parabolic_sar_distance_daily spiral_efficiency_ratio spiral_efficiency_ratio_daily bollinger_bandwidth
  bollinger_bandwidth_daily ema_8_distance ema_20_distance ema_50_distance ema_200_distance daily_ema_20_distance
  daily_ema_50_distance daily_ema_200_distance atrz daily_atrz volz daily_volz mom3_z tratr atrz_pct
  atr_z_percentile daily_atr_z_percentile volz_pct volume_z_percentile dvolz_pct daily_volume_z_percentile
  tratr_pct tr_atr_percentile hourly_atr_percentile daily_atr_percentile z_score price_z_score_daily dist_z
  distance_z_entry_daily dist_z_pct momentum_z_entry_daily mom3_z_pct momentum_z_percentile rsi_len_14
  daily_rsi_len_14 secondary_rsi_entry_daily daily_rsi daily_rsi_len_2 rsi rsi_len_2 rsi_pct rsi_len2_pct
  rsi_len_2_percentile ibsxatrz ibsxvolz rsixatrz rsixvolz
)

work=var/regenerate
rm -rf "$work"
for strategy in ibs breakout; do
  ./multi-alpha optimize --strategy "$strategy" --trials 6+6 --trees 60,120 --features "$(IFS=,; echo "${features[*]}")" \
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
