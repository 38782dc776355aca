module @bitcastNarrower {
  func.func public @main(%arg0: tensor<12xf32>) -> (tensor<12x2xi16>) {
    %0 = stablehlo.bitcast_convert %arg0 : (tensor<12xf32>) -> tensor<12x2xi16>
    return %0 : tensor<12x2xi16>
  }
}
