module @besselI0e {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.abs %arg0 : tensor<2x3xf64>
    %1 = stablehlo.constant dense<0x3FF0000000000000> : tensor<f64>
    %2 = stablehlo.broadcast_in_dim %1, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %3 = stablehlo.constant dense<0x4020000000000000> : tensor<f64>
    %4 = stablehlo.broadcast_in_dim %3, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %5 = stablehlo.constant dense<0x3FD0000000000000> : tensor<f64>
    %6 = stablehlo.broadcast_in_dim %5, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %7 = stablehlo.multiply %0, %6 : tensor<2x3xf64>
    %8 = stablehlo.subtract %7, %2 : tensor<2x3xf64>
    %9 = stablehlo.add %8, %8 : tensor<2x3xf64>
    %10 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
    %11 = stablehlo.broadcast_in_dim %10, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %12 = stablehlo.constant dense<0xBC545CB72134D0EF> : tensor<f64>
    %13 = stablehlo.broadcast_in_dim %12, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %14 = stablehlo.multiply %9, %11 : tensor<2x3xf64>
    %15 = stablehlo.subtract %14, %11 : tensor<2x3xf64>
    %16 = stablehlo.add %15, %13 : tensor<2x3xf64>
    %17 = stablehlo.constant dense<0x3C833362977DA589> : tensor<f64>
    %18 = stablehlo.broadcast_in_dim %17, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %19 = stablehlo.multiply %9, %16 : tensor<2x3xf64>
    %20 = stablehlo.subtract %19, %11 : tensor<2x3xf64>
    %21 = stablehlo.add %20, %18 : tensor<2x3xf64>
    %22 = stablehlo.constant dense<0xBCB184EB721EBBB4> : tensor<f64>
    %23 = stablehlo.broadcast_in_dim %22, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %24 = stablehlo.multiply %9, %21 : tensor<2x3xf64>
    %25 = stablehlo.subtract %24, %16 : tensor<2x3xf64>
    %26 = stablehlo.add %25, %23 : tensor<2x3xf64>
    %27 = stablehlo.constant dense<0x3CDEE6D893F65EBA> : tensor<f64>
    %28 = stablehlo.broadcast_in_dim %27, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %29 = stablehlo.multiply %9, %26 : tensor<2x3xf64>
    %30 = stablehlo.subtract %29, %21 : tensor<2x3xf64>
    %31 = stablehlo.add %30, %28 : tensor<2x3xf64>
    %32 = stablehlo.constant dense<0xBD0A5022C297FBEB> : tensor<f64>
    %33 = stablehlo.broadcast_in_dim %32, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %34 = stablehlo.multiply %9, %31 : tensor<2x3xf64>
    %35 = stablehlo.subtract %34, %26 : tensor<2x3xf64>
    %36 = stablehlo.add %35, %33 : tensor<2x3xf64>
    %37 = stablehlo.constant dense<0x3D359B464B262627> : tensor<f64>
    %38 = stablehlo.broadcast_in_dim %37, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %39 = stablehlo.multiply %9, %36 : tensor<2x3xf64>
    %40 = stablehlo.subtract %39, %31 : tensor<2x3xf64>
    %41 = stablehlo.add %40, %38 : tensor<2x3xf64>
    %42 = stablehlo.constant dense<0xBD61164C62EE1AF0> : tensor<f64>
    %43 = stablehlo.broadcast_in_dim %42, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %44 = stablehlo.multiply %9, %41 : tensor<2x3xf64>
    %45 = stablehlo.subtract %44, %36 : tensor<2x3xf64>
    %46 = stablehlo.add %45, %43 : tensor<2x3xf64>
    %47 = stablehlo.constant dense<0x3D89FE2FE19BD324> : tensor<f64>
    %48 = stablehlo.broadcast_in_dim %47, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %49 = stablehlo.multiply %9, %46 : tensor<2x3xf64>
    %50 = stablehlo.subtract %49, %41 : tensor<2x3xf64>
    %51 = stablehlo.add %50, %48 : tensor<2x3xf64>
    %52 = stablehlo.constant dense<0xBDB2FC957A946ABC> : tensor<f64>
    %53 = stablehlo.broadcast_in_dim %52, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %54 = stablehlo.multiply %9, %51 : tensor<2x3xf64>
    %55 = stablehlo.subtract %54, %46 : tensor<2x3xf64>
    %56 = stablehlo.add %55, %53 : tensor<2x3xf64>
    %57 = stablehlo.constant dense<0x3DDA98BECC743C10> : tensor<f64>
    %58 = stablehlo.broadcast_in_dim %57, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %59 = stablehlo.multiply %9, %56 : tensor<2x3xf64>
    %60 = stablehlo.subtract %59, %51 : tensor<2x3xf64>
    %61 = stablehlo.add %60, %58 : tensor<2x3xf64>
    %62 = stablehlo.constant dense<0xBE01D4FE13AE9556> : tensor<f64>
    %63 = stablehlo.broadcast_in_dim %62, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %64 = stablehlo.multiply %9, %61 : tensor<2x3xf64>
    %65 = stablehlo.subtract %64, %56 : tensor<2x3xf64>
    %66 = stablehlo.add %65, %63 : tensor<2x3xf64>
    %67 = stablehlo.constant dense<0x3E26D903A454CB34> : tensor<f64>
    %68 = stablehlo.broadcast_in_dim %67, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %69 = stablehlo.multiply %9, %66 : tensor<2x3xf64>
    %70 = stablehlo.subtract %69, %61 : tensor<2x3xf64>
    %71 = stablehlo.add %70, %68 : tensor<2x3xf64>
    %72 = stablehlo.constant dense<0xBE4BEAF68C0B30AB> : tensor<f64>
    %73 = stablehlo.broadcast_in_dim %72, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %74 = stablehlo.multiply %9, %71 : tensor<2x3xf64>
    %75 = stablehlo.subtract %74, %66 : tensor<2x3xf64>
    %76 = stablehlo.add %75, %73 : tensor<2x3xf64>
    %77 = stablehlo.constant dense<0x3E703B769D4D6435> : tensor<f64>
    %78 = stablehlo.broadcast_in_dim %77, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %79 = stablehlo.multiply %9, %76 : tensor<2x3xf64>
    %80 = stablehlo.subtract %79, %71 : tensor<2x3xf64>
    %81 = stablehlo.add %80, %78 : tensor<2x3xf64>
    %82 = stablehlo.constant dense<0xBE91EC638F227F8D> : tensor<f64>
    %83 = stablehlo.broadcast_in_dim %82, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %84 = stablehlo.multiply %9, %81 : tensor<2x3xf64>
    %85 = stablehlo.subtract %84, %76 : tensor<2x3xf64>
    %86 = stablehlo.add %85, %83 : tensor<2x3xf64>
    %87 = stablehlo.constant dense<0x3EB2BF24978CF4AC> : tensor<f64>
    %88 = stablehlo.broadcast_in_dim %87, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %89 = stablehlo.multiply %9, %86 : tensor<2x3xf64>
    %90 = stablehlo.subtract %89, %81 : tensor<2x3xf64>
    %91 = stablehlo.add %90, %88 : tensor<2x3xf64>
    %92 = stablehlo.constant dense<0xBED2866FCBA56427> : tensor<f64>
    %93 = stablehlo.broadcast_in_dim %92, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %94 = stablehlo.multiply %9, %91 : tensor<2x3xf64>
    %95 = stablehlo.subtract %94, %86 : tensor<2x3xf64>
    %96 = stablehlo.add %95, %93 : tensor<2x3xf64>
    %97 = stablehlo.constant dense<0x3EF13F58BE9A2859> : tensor<f64>
    %98 = stablehlo.broadcast_in_dim %97, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %99 = stablehlo.multiply %9, %96 : tensor<2x3xf64>
    %100 = stablehlo.subtract %99, %91 : tensor<2x3xf64>
    %101 = stablehlo.add %100, %98 : tensor<2x3xf64>
    %102 = stablehlo.constant dense<0xBF0E2B2659C41D5A> : tensor<f64>
    %103 = stablehlo.broadcast_in_dim %102, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %104 = stablehlo.multiply %9, %101 : tensor<2x3xf64>
    %105 = stablehlo.subtract %104, %96 : tensor<2x3xf64>
    %106 = stablehlo.add %105, %103 : tensor<2x3xf64>
    %107 = stablehlo.constant dense<0x3F28B51B74107CAB> : tensor<f64>
    %108 = stablehlo.broadcast_in_dim %107, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %109 = stablehlo.multiply %9, %106 : tensor<2x3xf64>
    %110 = stablehlo.subtract %109, %101 : tensor<2x3xf64>
    %111 = stablehlo.add %110, %108 : tensor<2x3xf64>
    %112 = stablehlo.constant dense<0xBF42E2FD1F15EB52> : tensor<f64>
    %113 = stablehlo.broadcast_in_dim %112, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %114 = stablehlo.multiply %9, %111 : tensor<2x3xf64>
    %115 = stablehlo.subtract %114, %106 : tensor<2x3xf64>
    %116 = stablehlo.add %115, %113 : tensor<2x3xf64>
    %117 = stablehlo.constant dense<0x3F5ADC758A12100E> : tensor<f64>
    %118 = stablehlo.broadcast_in_dim %117, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %119 = stablehlo.multiply %9, %116 : tensor<2x3xf64>
    %120 = stablehlo.subtract %119, %111 : tensor<2x3xf64>
    %121 = stablehlo.add %120, %118 : tensor<2x3xf64>
    %122 = stablehlo.constant dense<0xBF71B65E201AA849> : tensor<f64>
    %123 = stablehlo.broadcast_in_dim %122, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %124 = stablehlo.multiply %9, %121 : tensor<2x3xf64>
    %125 = stablehlo.subtract %124, %116 : tensor<2x3xf64>
    %126 = stablehlo.add %125, %123 : tensor<2x3xf64>
    %127 = stablehlo.constant dense<0x3F859961F3DDE3DD> : tensor<f64>
    %128 = stablehlo.broadcast_in_dim %127, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %129 = stablehlo.multiply %9, %126 : tensor<2x3xf64>
    %130 = stablehlo.subtract %129, %121 : tensor<2x3xf64>
    %131 = stablehlo.add %130, %128 : tensor<2x3xf64>
    %132 = stablehlo.constant dense<0xBF984E9EF121B6F0> : tensor<f64>
    %133 = stablehlo.broadcast_in_dim %132, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %134 = stablehlo.multiply %9, %131 : tensor<2x3xf64>
    %135 = stablehlo.subtract %134, %126 : tensor<2x3xf64>
    %136 = stablehlo.add %135, %133 : tensor<2x3xf64>
    %137 = stablehlo.constant dense<0x3FA93E8ACEA8A32D> : tensor<f64>
    %138 = stablehlo.broadcast_in_dim %137, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %139 = stablehlo.multiply %9, %136 : tensor<2x3xf64>
    %140 = stablehlo.subtract %139, %131 : tensor<2x3xf64>
    %141 = stablehlo.add %140, %138 : tensor<2x3xf64>
    %142 = stablehlo.constant dense<0xBFB84B70342D06EA> : tensor<f64>
    %143 = stablehlo.broadcast_in_dim %142, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %144 = stablehlo.multiply %9, %141 : tensor<2x3xf64>
    %145 = stablehlo.subtract %144, %136 : tensor<2x3xf64>
    %146 = stablehlo.add %145, %143 : tensor<2x3xf64>
    %147 = stablehlo.constant dense<0x3FC5F7AC77AC88C0> : tensor<f64>
    %148 = stablehlo.broadcast_in_dim %147, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %149 = stablehlo.multiply %9, %146 : tensor<2x3xf64>
    %150 = stablehlo.subtract %149, %141 : tensor<2x3xf64>
    %151 = stablehlo.add %150, %148 : tensor<2x3xf64>
    %152 = stablehlo.constant dense<0xBFD37FEBC057CD8D> : tensor<f64>
    %153 = stablehlo.broadcast_in_dim %152, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %154 = stablehlo.multiply %9, %151 : tensor<2x3xf64>
    %155 = stablehlo.subtract %154, %146 : tensor<2x3xf64>
    %156 = stablehlo.add %155, %153 : tensor<2x3xf64>
    %157 = stablehlo.multiply %8, %156 : tensor<2x3xf64>
    %158 = stablehlo.subtract %157, %151 : tensor<2x3xf64>
    %159 = stablehlo.constant dense<0x3FD5A84E9035A22A> : tensor<f64>
    %160 = stablehlo.broadcast_in_dim %159, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %161 = stablehlo.add %158, %160 : tensor<2x3xf64>
    %162 = stablehlo.maximum %0, %4 : tensor<2x3xf64>
    %163 = stablehlo.constant dense<0x4030000000000000> : tensor<f64>
    %164 = stablehlo.broadcast_in_dim %163, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %165 = stablehlo.divide %164, %162 : tensor<2x3xf64>
    %166 = stablehlo.subtract %165, %2 : tensor<2x3xf64>
    %167 = stablehlo.add %166, %166 : tensor<2x3xf64>
    %168 = stablehlo.broadcast_in_dim %10, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %169 = stablehlo.constant dense<0x3C324D48C789B293> : tensor<f64>
    %170 = stablehlo.broadcast_in_dim %169, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %171 = stablehlo.multiply %167, %168 : tensor<2x3xf64>
    %172 = stablehlo.subtract %171, %168 : tensor<2x3xf64>
    %173 = stablehlo.add %172, %170 : tensor<2x3xf64>
    %174 = stablehlo.constant dense<0xBC60ADB754CA8B19> : tensor<f64>
    %175 = stablehlo.broadcast_in_dim %174, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %176 = stablehlo.multiply %167, %173 : tensor<2x3xf64>
    %177 = stablehlo.subtract %176, %168 : tensor<2x3xf64>
    %178 = stablehlo.add %177, %175 : tensor<2x3xf64>
    %179 = stablehlo.constant dense<0xBC5646DA66119130> : tensor<f64>
    %180 = stablehlo.broadcast_in_dim %179, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %181 = stablehlo.multiply %167, %178 : tensor<2x3xf64>
    %182 = stablehlo.subtract %181, %173 : tensor<2x3xf64>
    %183 = stablehlo.add %182, %180 : tensor<2x3xf64>
    %184 = stablehlo.constant dense<0x3C89BE1812D98421> : tensor<f64>
    %185 = stablehlo.broadcast_in_dim %184, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %186 = stablehlo.multiply %167, %183 : tensor<2x3xf64>
    %187 = stablehlo.subtract %186, %178 : tensor<2x3xf64>
    %188 = stablehlo.add %187, %185 : tensor<2x3xf64>
    %189 = stablehlo.constant dense<0x3C83F3DD076041CD> : tensor<f64>
    %190 = stablehlo.broadcast_in_dim %189, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %191 = stablehlo.multiply %167, %188 : tensor<2x3xf64>
    %192 = stablehlo.subtract %191, %183 : tensor<2x3xf64>
    %193 = stablehlo.add %192, %190 : tensor<2x3xf64>
    %194 = stablehlo.constant dense<0xBCB4600BABD21FE4> : tensor<f64>
    %195 = stablehlo.broadcast_in_dim %194, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %196 = stablehlo.multiply %167, %193 : tensor<2x3xf64>
    %197 = stablehlo.subtract %196, %188 : tensor<2x3xf64>
    %198 = stablehlo.add %197, %195 : tensor<2x3xf64>
    %199 = stablehlo.constant dense<0xBCB8AEE7D908DE38> : tensor<f64>
    %200 = stablehlo.broadcast_in_dim %199, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %201 = stablehlo.multiply %167, %198 : tensor<2x3xf64>
    %202 = stablehlo.subtract %201, %193 : tensor<2x3xf64>
    %203 = stablehlo.add %202, %200 : tensor<2x3xf64>
    %204 = stablehlo.constant dense<0x3CDFEE7DA3EAFB1F> : tensor<f64>
    %205 = stablehlo.broadcast_in_dim %204, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %206 = stablehlo.multiply %167, %203 : tensor<2x3xf64>
    %207 = stablehlo.subtract %206, %198 : tensor<2x3xf64>
    %208 = stablehlo.add %207, %205 : tensor<2x3xf64>
    %209 = stablehlo.constant dense<0x3CF12A919094E6D7> : tensor<f64>
    %210 = stablehlo.broadcast_in_dim %209, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %211 = stablehlo.multiply %167, %208 : tensor<2x3xf64>
    %212 = stablehlo.subtract %211, %203 : tensor<2x3xf64>
    %213 = stablehlo.add %212, %210 : tensor<2x3xf64>
    %214 = stablehlo.constant dense<0xBD0583FE7E65629A> : tensor<f64>
    %215 = stablehlo.broadcast_in_dim %214, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %216 = stablehlo.multiply %167, %213 : tensor<2x3xf64>
    %217 = stablehlo.subtract %216, %208 : tensor<2x3xf64>
    %218 = stablehlo.add %217, %215 : tensor<2x3xf64>
    %219 = stablehlo.constant dense<0xBD275D99CF68BB32> : tensor<f64>
    %220 = stablehlo.broadcast_in_dim %219, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %221 = stablehlo.multiply %167, %218 : tensor<2x3xf64>
    %222 = stablehlo.subtract %221, %213 : tensor<2x3xf64>
    %223 = stablehlo.add %222, %220 : tensor<2x3xf64>
    %224 = stablehlo.constant dense<0x3D1156FF0D5FC545> : tensor<f64>
    %225 = stablehlo.broadcast_in_dim %224, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %226 = stablehlo.multiply %167, %223 : tensor<2x3xf64>
    %227 = stablehlo.subtract %226, %218 : tensor<2x3xf64>
    %228 = stablehlo.add %227, %225 : tensor<2x3xf64>
    %229 = stablehlo.constant dense<0x3D5B1C8C6B83C073> : tensor<f64>
    %230 = stablehlo.broadcast_in_dim %229, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %231 = stablehlo.multiply %167, %228 : tensor<2x3xf64>
    %232 = stablehlo.subtract %231, %223 : tensor<2x3xf64>
    %233 = stablehlo.add %232, %230 : tensor<2x3xf64>
    %234 = stablehlo.constant dense<0x3D694347FA268CEC> : tensor<f64>
    %235 = stablehlo.broadcast_in_dim %234, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %236 = stablehlo.multiply %167, %233 : tensor<2x3xf64>
    %237 = stablehlo.subtract %236, %228 : tensor<2x3xf64>
    %238 = stablehlo.add %237, %235 : tensor<2x3xf64>
    %239 = stablehlo.constant dense<0xBD7F904303178D66> : tensor<f64>
    %240 = stablehlo.broadcast_in_dim %239, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %241 = stablehlo.multiply %167, %238 : tensor<2x3xf64>
    %242 = stablehlo.subtract %241, %233 : tensor<2x3xf64>
    %243 = stablehlo.add %242, %240 : tensor<2x3xf64>
    %244 = stablehlo.constant dense<0xBDAD0FD7357E7BF2> : tensor<f64>
    %245 = stablehlo.broadcast_in_dim %244, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %246 = stablehlo.multiply %167, %243 : tensor<2x3xf64>
    %247 = stablehlo.subtract %246, %238 : tensor<2x3xf64>
    %248 = stablehlo.add %247, %245 : tensor<2x3xf64>
    %249 = stablehlo.constant dense<0xBDC1511D08397425> : tensor<f64>
    %250 = stablehlo.broadcast_in_dim %249, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %251 = stablehlo.multiply %167, %248 : tensor<2x3xf64>
    %252 = stablehlo.subtract %251, %243 : tensor<2x3xf64>
    %253 = stablehlo.add %252, %250 : tensor<2x3xf64>
    %254 = stablehlo.constant dense<0x3DAA24FEABE8004F> : tensor<f64>
    %255 = stablehlo.broadcast_in_dim %254, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %256 = stablehlo.multiply %167, %253 : tensor<2x3xf64>
    %257 = stablehlo.subtract %256, %248 : tensor<2x3xf64>
    %258 = stablehlo.add %257, %255 : tensor<2x3xf64>
    %259 = stablehlo.constant dense<0x3E00F9CCC0F46F75> : tensor<f64>
    %260 = stablehlo.broadcast_in_dim %259, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %261 = stablehlo.multiply %167, %258 : tensor<2x3xf64>
    %262 = stablehlo.subtract %261, %253 : tensor<2x3xf64>
    %263 = stablehlo.add %262, %260 : tensor<2x3xf64>
    %264 = stablehlo.constant dense<0x3E2D2C64A9225B87> : tensor<f64>
    %265 = stablehlo.broadcast_in_dim %264, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %266 = stablehlo.multiply %167, %263 : tensor<2x3xf64>
    %267 = stablehlo.subtract %266, %258 : tensor<2x3xf64>
    %268 = stablehlo.add %267, %265 : tensor<2x3xf64>
    %269 = stablehlo.constant dense<0x3E58569280D6D56D> : tensor<f64>
    %270 = stablehlo.broadcast_in_dim %269, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %271 = stablehlo.multiply %167, %268 : tensor<2x3xf64>
    %272 = stablehlo.subtract %271, %263 : tensor<2x3xf64>
    %273 = stablehlo.add %272, %270 : tensor<2x3xf64>
    %274 = stablehlo.constant dense<0x3E8B8007D9CD616E> : tensor<f64>
    %275 = stablehlo.broadcast_in_dim %274, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %276 = stablehlo.multiply %167, %273 : tensor<2x3xf64>
    %277 = stablehlo.subtract %276, %268 : tensor<2x3xf64>
    %278 = stablehlo.add %277, %275 : tensor<2x3xf64>
    %279 = stablehlo.constant dense<0x3EC8412BC101C586> : tensor<f64>
    %280 = stablehlo.broadcast_in_dim %279, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %281 = stablehlo.multiply %167, %278 : tensor<2x3xf64>
    %282 = stablehlo.subtract %281, %273 : tensor<2x3xf64>
    %283 = stablehlo.add %282, %280 : tensor<2x3xf64>
    %284 = stablehlo.constant dense<0x3F120FA378999E52> : tensor<f64>
    %285 = stablehlo.broadcast_in_dim %284, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %286 = stablehlo.multiply %167, %283 : tensor<2x3xf64>
    %287 = stablehlo.subtract %286, %278 : tensor<2x3xf64>
    %288 = stablehlo.add %287, %285 : tensor<2x3xf64>
    %289 = stablehlo.constant dense<0x3F6B998CA2E59049> : tensor<f64>
    %290 = stablehlo.broadcast_in_dim %289, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %291 = stablehlo.multiply %167, %288 : tensor<2x3xf64>
    %292 = stablehlo.subtract %291, %283 : tensor<2x3xf64>
    %293 = stablehlo.add %292, %290 : tensor<2x3xf64>
    %294 = stablehlo.multiply %166, %293 : tensor<2x3xf64>
    %295 = stablehlo.subtract %294, %288 : tensor<2x3xf64>
    %296 = stablehlo.constant dense<0x3FD9BE62ACA809CB> : tensor<f64>
    %297 = stablehlo.broadcast_in_dim %296, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %298 = stablehlo.add %295, %297 : tensor<2x3xf64>
    %299 = stablehlo.sqrt %162 : tensor<2x3xf64>
    %300 = stablehlo.divide %298, %299 : tensor<2x3xf64>
    %301 = stablehlo.compare LE, %0, %4, FLOAT : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
    %302 = stablehlo.select %301, %161, %300 : tensor<2x3xi1>, tensor<2x3xf64>
    return %302 : tensor<2x3xf64>
  }
}
